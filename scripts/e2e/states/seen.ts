import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { templateStates } from './template-states.ts';

/** Where each file of browser tests leaves what it has looked at; the reporter of Jest reads them together. */
const REPORTS = join(process.cwd(), '.local-org', 'reports', 'states');

const states = templateStates();
const seen = new Set<string>();

/** Remembers which states of the project's components are on the page now: they are looked at. */
export async function rememberStates(page: Page): Promise<void> {
    const found = await page.evaluate((known) => {
        const shown = new Set<string>();
        const look = (root: ParentNode): void => {
            for (const element of root.querySelectorAll('*')) {
                const inside = element.shadowRoot;
                if (inside) {
                    const tag = element.localName;
                    for (const state of known) {
                        if (state.tag === tag && inside.querySelector(state.selector)) {
                            shown.add(state.name);
                        }
                    }
                    look(inside);
                }
            }
        };
        look(document);
        return [...shown];
    }, states);
    found.forEach((name) => seen.add(name));
}

// Every file of tests that looks at something tells in the end what it was.
afterAll(() => {
    mkdirSync(REPORTS, { recursive: true });
    const file = basename(expect.getState().testPath!, '.test.ts');
    const all = [...new Set(states.map(({ name }) => name))];
    writeFileSync(join(REPORTS, `${file}.json`), JSON.stringify({ all, seen: [...seen].sort() }, null, 4));
});
