// How long it takes until the open page shows what was saved, by the kind of file.
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { startOrgServer } from '../e2e/org-server.ts';

const RUNS = 5;
const SOURCES = join('force-app', 'main', 'default');

/** Milliseconds from the end of a save until the page has loaded itself again and shows its record. */
export interface LiveTime {
    kind: string;
    median: number;
    runs: number[];
}

interface Edit {
    kind: string;
    file: string;
    /** the file's text, changed for a run */
    change: (text: string, run: number) => string;
}

const EDITS: Edit[] = [
    {
        kind: 'class',
        file: 'classes/eligibility/ContactReviewController.cls',
        change: (text, run) => text.replace(/(review\(Id contactId\) \{)/, `$1\n        Integer measured = ${run};`)
    },
    {
        kind: 'component',
        file: 'lwc/contactReview/contactReview.html',
        change: (text, run) => text.replace(/<\/template>\s*$/, `<p>Run ${run}</p></template>`)
    },
    {
        kind: 'label',
        file: 'labels/CustomLabels.labels-meta.xml',
        change: (text, run) => text.replace('<value>Contact Review</value>', `<value>Contact Review ${run}</value>`)
    },
    {
        kind: 'layout',
        file: 'layouts/Contact-eComm Contact Layout.layout-meta.xml',
        change: (text, run) => text.replace(/<label>[^<]*<\/label>/, `<label>Section ${run}</label>`)
    },
    {
        kind: 'permission set',
        file: 'permissionsets/License_Viewer.permissionset-meta.xml',
        change: (text, run) => text.replace(/<description>/, `<description>Run ${run}. `)
    },
    {
        kind: 'record page',
        file: 'flexipages/Contact_Record_Page.flexipage-meta.xml',
        change: (text, run) => text.replace(/<masterLabel>[^<]*/, `<masterLabel>Contact ${run}`)
    }
];

/**
 * Serves a copy of the project, has a record's page open, and saves files of each kind.
 * @param root the project's folder
 * @param folder where the copy is made
 * @throws Error for an edit that changes nothing
 */
export async function measureLive(
    root: string,
    folder: string,
    cache: string
): Promise<{ loadAverage: number; kinds: LiveTime[] }> {
    const project = join(folder, 'live');
    mkdirSync(project);
    for (const name of ['sfdx-project.json', 'package.json', 'force-app', 'config', 'scripts/data']) {
        cpSync(join(root, name), join(project, name), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction');
    const server = await startOrgServer({ project, data: join(folder, 'live-data'), cache });
    const browser = await openBrowser();
    try {
        const page = await browser.newPage({ baseURL: server.url });
        await page.goto('/lightning/o/Contact/list?filterName=AllContacts');
        await page.getByRole('table').getByRole('link', { name: 'Avery Hart' }).click();
        await shown(page);
        const kinds: LiveTime[] = [];
        for (const edit of EDITS) {
            const runs: number[] = [];
            const text = readFileSync(join(project, SOURCES, edit.file), 'utf8');
            for (let run = 0; run <= RUNS; run++) {
                runs.push(await once(page, join(project, SOURCES, edit.file), text, edit.change(text, run)));
            }
            // The first of a kind finds what is compiled at its first use.
            const [, ...counted] = runs;
            kinds.push({ kind: edit.kind, median: [...counted].sort((a, b) => a - b)[RUNS >> 1]!, runs: counted });
        }
        return { loadAverage: Math.round(loadavg()[0]! * 100) / 100, kinds };
    } finally {
        await browser.close();
        await server.stop();
    }
}

async function once(page: Page, file: string, text: string, changed: string): Promise<number> {
    if (changed === text) {
        throw new Error(`The edit of ${file} changes nothing`);
    }
    const loaded = page.waitForEvent('load');
    writeFileSync(file, changed);
    const began = performance.now();
    await loaded;
    await shown(page);
    return Math.round(performance.now() - began);
}

const shown = (page: Page): Promise<void> =>
    page
        .getByText(/This person can|cannot be provisioned/)
        .first()
        .waitFor();
