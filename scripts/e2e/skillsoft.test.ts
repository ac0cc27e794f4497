import type { Page } from 'playwright-core';
import { people } from './people.ts';
import { png } from './pictures.ts';
import { atStep, check, choose, expectAccessible, next, openContact, openWizard, uploadDone } from './screens.ts';
import type { UserWindow } from './session.ts';
import { useOrg } from './use-org.ts';

jest.setTimeout(60_000);

const FERPA = 'CU: FERPA for CU-SIS Access';
const AWARENESS = 'CU: Information Security Awareness';
const PCI = 'CU: PCI';

const org = useOrg('Riley Stone');
let licenseId: string;

beforeAll(async () => {
    licenseId = await requestCvent(org.user);
});

describe('a specialist uploads SkillSoft course screenshots', () => {
    it('finds every course that applies on the Related tab of the license, none of them complete', async () => {
        const { page } = org.user;
        await openRelated(page);

        for (const course of [FERPA, AWARENESS, PCI, 'CU: Information Security for IT Service Providers']) {
            await row(page, course).getByText('No SkillSoft course screenshot yet.').waitFor();
        }
        await expectAccessible(page);
        await shoot(page, 'empty');
    });

    it('is told what is wrong before anything is saved: no date, a future date, another type of file', async () => {
        const { page } = org.user;
        await row(page, PCI).getByRole('button', { name: 'Add Screenshot' }).click();
        const date = row(page, PCI).getByRole('textbox', { name: 'Completion Date' });
        await becomesFocused(date);
        await expect(row(page, PCI).locator('input[type=file]').isDisabled()).resolves.toBe(true);

        await enter(date, usDay(2));
        await row(page, PCI).getByText('The completion date cannot be in the future.').waitFor();
        await expect(row(page, PCI).locator('input[type=file]').isDisabled()).resolves.toBe(true);
        await expectAccessible(page);
        await shoot(page, 'future');

        await enter(date, usDay(-3));
        await row(page, PCI).getByText('Will count until').waitFor();
        await row(page, PCI)
            .locator('input[type=file]')
            .setInputFiles({ name: 'notes.zip', mimeType: 'application/zip', buffer: Buffer.from('no screenshot') });
        await row(page, PCI).getByText("doesn't support the following file types: .zip").waitFor();
        await expectAccessible(page);
        await shoot(page, 'wrong-type');
        await row(page, PCI).locator('input[type=file]').evaluate(dropTooLarge);
        await row(page, PCI).getByText('huge.png is too large.').waitFor();
        await expect(filesOnLicense()).resolves.toEqual([]);
        await expect(evidence()).resolves.toEqual([]);
    });

    it('uploads a screenshot: the course is complete on the license and on the request', async () => {
        const { page } = org.user;
        await row(page, PCI).locator('input[type=file]').setInputFiles(png('pci.png'));
        await uploadDone(page);

        await row(page, PCI).getByText('Completed, good until').waitFor();
        await row(page, PCI).getByRole('img', { name: 'Open pci.png' }).waitFor();
        await page.getByText('SkillSoft course saved.').waitFor();
        await becomesFocused(row(page, PCI).getByRole('button', { name: 'Replace' }));
        await expect(evidence()).resolves.toEqual([{ course: 'PCI', completedOn: isoDay(-3), file: 'pci' }]);
        await expect(page.locator('[data-courses]').textContent()).resolves.not.toContain(PCI);
        await expectAccessible(page);
        await shoot(page, 'complete');

        const [request] = await org.user.query<{ Id: string; Outstanding_Requirements__c: string }>(
            `SELECT Id, Outstanding_Requirements__c FROM License_Request__c WHERE License__c = '${licenseId}'`
        );
        expect(request!.Outstanding_Requirements__c).not.toContain(PCI);
        expect(request!.Outstanding_Requirements__c).toContain(FERPA);
        await page.goto(`/lightning/r/License_Request__c/${request!.Id}/view`);
        await page.locator('[data-requirement="PCI"]').getByText('Completed, good until').waitFor();
    });

    it('opens the screenshot', async () => {
        const { page } = org.user;
        await openRelated(page);
        await row(page, PCI).getByRole('link', { name: 'Open pci.png' }).click();
        const preview = page.getByRole('dialog');
        await preview.getByRole('img', { name: 'pci.png' }).waitFor();
        await expectAccessible(page);
        await shoot(page, 'preview');
        await preview
            .getByRole('button', { name: /Close|Cancel/ })
            .first()
            .click();
        await preview.waitFor({ state: 'hidden' });
    });

    it('corrects the date, then replaces the screenshot', async () => {
        const { page } = org.user;
        await row(page, PCI).getByRole('button', { name: 'Replace' }).click();
        await enter(row(page, PCI).getByRole('textbox', { name: 'Completion Date' }), usDay(-5));
        await row(page, PCI).getByRole('button', { name: 'Save Date' }).click();
        await row(page, PCI).getByRole('button', { name: 'Replace' }).waitFor();
        await expect(evidence()).resolves.toEqual([{ course: 'PCI', completedOn: isoDay(-5), file: 'pci' }]);

        await row(page, PCI).getByRole('button', { name: 'Replace' }).click();
        await row(page, PCI).locator('input[type=file]').setInputFiles(png('pci-again.png'));
        await uploadDone(page);
        await row(page, PCI).getByRole('img', { name: 'Open pci-again.png' }).waitFor();
        await expect(evidence()).resolves.toEqual([{ course: 'PCI', completedOn: isoDay(-5), file: 'pci-again' }]);
        await expect(filesOnLicense()).resolves.toEqual(['pci-again']);
    });

    it('means the same day wherever the browser is, fourteen hours ahead or eleven behind, however it is typed', async () => {
        const { page } = org.user;
        const browser = await page.context().newCDPSession(page);
        const zones: [zone: string, typed: string, day: string][] = [
            ['Pacific/Kiritimati', usDay(-7).replace(/20(\d\d)$/, '$1'), isoDay(-7)],
            ['Pacific/Pago_Pago', isoDay(-8), isoDay(-8)]
        ];
        for (const [timezoneId, typed, day] of zones) {
            await browser.send('Emulation.setTimezoneOverride', { timezoneId });
            await openRelated(page);
            await row(page, PCI).getByRole('button', { name: 'Replace' }).click();
            const date = row(page, PCI).getByRole('textbox', { name: 'Completion Date' });
            await enter(date, typed);
            await row(page, PCI).getByRole('button', { name: 'Save Date' }).click();
            await row(page, PCI).getByRole('button', { name: 'Replace' }).waitFor();
            await expect(evidence()).resolves.toMatchObject([{ course: 'PCI', completedOn: day }]);
            expect(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe(timezoneId);
            // Read again, it is the same day.
            await openRelated(page);
            await row(page, PCI).getByRole('button', { name: 'Replace' }).click();
            const [year, month, dayOfMonth] = day.split('-').map(Number);
            expect(await date.inputValue()).toMatch(new RegExp(`${dayOfMonth}.*${year}|${day}`));
            expect(await date.inputValue()).toMatch(new RegExp(`^(0?${month}/|${year}|[A-Z])`));
        }
        await browser.send('Emulation.setTimezoneOverride', { timezoneId: '' });
        await browser.detach();
        await openRelated(page);
        await row(page, PCI).getByRole('button', { name: 'Replace' }).click();
        await enter(row(page, PCI).getByRole('textbox', { name: 'Completion Date' }), usDay(-5));
        await row(page, PCI).getByRole('button', { name: 'Save Date' }).click();
        await row(page, PCI).getByRole('button', { name: 'Replace' }).waitFor();
    });

    it('loses the connection after the upload: says so, and tries again', async () => {
        const { page } = org.user;
        await row(page, AWARENESS).getByRole('button', { name: 'Add Screenshot' }).click();
        await enter(row(page, AWARENESS).getByRole('textbox', { name: 'Completion Date' }), usDay(-1));
        await page.route('**/webruntime/api/apex/execute', (route) => route.abort());
        await row(page, AWARENESS).locator('input[type=file]').setInputFiles(png('awareness.png'));
        await uploadDone(page);
        await page.getByText(`The connection was lost before ${AWARENESS} was saved.`).waitFor();
        await expect(page.getByText('The SkillSoft course was not saved.').count()).resolves.toBe(0);
        await expectAccessible(page);
        await shoot(page, 'lost');
        await expect(evidence()).resolves.toHaveLength(1);

        await page.unroute('**/webruntime/api/apex/execute');
        await page.getByRole('button', { name: 'Try Again' }).click();
        await row(page, AWARENESS).getByText('Completed, good until').waitFor();
        await page.getByText('The connection was lost').waitFor({ state: 'hidden' });
        await expect(evidence()).resolves.toHaveLength(2);
        await expect(page.getByText('Not matched to a course yet').count()).resolves.toBe(0);
    });

    it('loses the connection during the upload: nothing is saved', async () => {
        const { page } = org.user;
        await row(page, FERPA).getByRole('button', { name: 'Add Screenshot' }).click();
        await enter(row(page, FERPA).getByRole('textbox', { name: 'Completion Date' }), usDay(-1));
        await page.route('**/sobjects/ContentVersion', (route) => route.abort());
        await row(page, FERPA).locator('input[type=file]').setInputFiles(png('ferpa.png'));
        await page.getByRole('dialog').getByRole('alert').waitFor();
        await expectAccessible(page);
        await shoot(page, 'lost-upload');
        await uploadDone(page);
        await page.unroute('**/sobjects/ContentVersion');
        await expect(filesOnLicense()).resolves.toHaveLength(2);
        await expect(evidence()).resolves.toHaveLength(2);
        await row(page, FERPA).getByRole('button', { name: 'Cancel' }).click();
    });

    it('matches a file of the standard Upload Files button to its course', async () => {
        const { page } = org.user;
        await standardUpload(page, png('from-files.png'));
        const unmatched = page.getByRole('region', { name: 'Not matched to a course yet' });
        const file = unmatched.getByRole('region', { name: 'from-files.png' });
        await file.waitFor();
        await expectAccessible(page);
        await shoot(page, 'unmatched');

        await unmatched.getByRole('button', { name: 'Save', exact: true }).click();
        await file.getByText('Enter the completion date that the screenshot shows.').waitFor();
        await choose(page, 'SkillSoft Course', FERPA);
        await enter(file.getByRole('textbox', { name: 'Completion Date' }), usDay(-10));
        await file.getByText('Will count until').waitFor();
        await unmatched.getByRole('button', { name: 'Save', exact: true }).click();
        await row(page, FERPA).getByText('Completed, good until').waitFor();
        await unmatched.waitFor({ state: 'detached' });
        await expect(evidence()).resolves.toContainEqual({
            course: 'FERPA',
            completedOn: isoDay(-10),
            file: 'from-files'
        });
    });

    it('says that a text file is no screenshot, and removes it', async () => {
        const { page } = org.user;
        await standardUpload(page, {
            name: 'notes.txt',
            mimeType: 'text/plain',
            buffer: Buffer.from('no screenshot')
        });
        const file = page.getByRole('region', { name: 'notes.txt' });
        await file.getByText('This file is a text, whatever its name says.').waitFor();
        await expect(file.getByRole('combobox').count()).resolves.toBe(0);
        await file.getByRole('button', { name: 'Remove' }).click();
        await confirm(page);
        await file.waitFor({ state: 'detached' });
        await expect(filesOnLicense()).resolves.not.toContain('notes');
    });

    it('uploads several screenshots at once: each gets its course and date, what is none is told by its content', async () => {
        const { page } = org.user;
        await page
            .locator('[data-several] input[type=file]')
            .setInputFiles([
                png('2026-01-15 it service providers.png'),
                { name: 'renamed.png', mimeType: 'image/png', buffer: Buffer.from('000000186674797068656963', 'hex') },
                { name: 'empty.png', mimeType: 'image/png', buffer: Buffer.alloc(0) },
                { name: 'locked.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 /Encrypt 5 0 R') },
                { name: 'page.png', mimeType: 'image/png', buffer: Buffer.from('<!doctype html><p>') }
            ]);
        await page.getByText('4 of 5 files uploaded').waitFor();
        await page.getByText('empty.png is empty.').waitFor();
        await expectAccessible(page);
        await shoot(page, 'upload-dialog');
        await uploadDone(page);
        const unmatched = page.getByRole('region', { name: 'Not matched to a course yet' });
        const told = (name: string) => unmatched.getByRole('region', { name });
        await told('renamed.png').getByText('This file is a photo in the HEIC format of iPhones').waitFor();
        await told('locked.pdf').getByText('This PDF file asks for a password.').waitFor();
        await told('page.png').getByText('This file is a web page').waitFor();
        await expectAccessible(page);
        await shoot(page, 'several');
        await unmatched.getByRole('button', { name: 'Save', exact: true }).click();
        await row(page, 'CU: Information Security for IT Service Providers')
            .getByText('Completed, good until')
            .waitFor();
        await expect(evidence()).resolves.toContainEqual({
            course: 'Information_Security_IT_Service_Provider',
            completedOn: '2026-01-15',
            file: '2026-01-15 it service providers'
        });
        for (const name of ['renamed.png', 'locked.pdf', 'page.png']) {
            await told(name).getByRole('button', { name: 'Remove' }).click();
            await confirm(page);
            await told(name).waitFor({ state: 'detached' });
        }
    });

    it.each(['11/1/25', '11/01/2025', '2025-11-01', 'Nov 1, 2025'])('types the date as %s', async (text) => {
        const { page } = org.user;
        await row(page, PCI)
            .getByRole('button', { name: /Add Screenshot|Replace/ })
            .click();
        await enter(row(page, PCI).getByRole('textbox', { name: 'Completion Date' }), text);
        await row(page, PCI).getByText('November 1, 2026').waitFor();
        await row(page, PCI).getByRole('button', { name: 'Cancel' }).click();
    });

    it('removes a screenshot: evidence and file are gone and the course is outstanding again', async () => {
        const { page } = org.user;
        await row(page, PCI).getByRole('button', { name: 'Remove' }).click();
        await shoot(page, 'confirm');
        await confirm(page);
        await row(page, PCI).getByText('No SkillSoft course screenshot yet.').waitFor();
        await expect(filesOnLicense()).resolves.toEqual(['2026-01-15 it service providers', 'awareness', 'from-files']);
        const [request] = await org.user.query<{ Outstanding_Requirements__c: string }>(
            `SELECT Outstanding_Requirements__c FROM License_Request__c WHERE License__c = '${licenseId}'`
        );
        expect(request!.Outstanding_Requirements__c).toContain(PCI);
    });

    it('is told when the file was deleted meanwhile', async () => {
        const { page } = org.user;
        await standardUpload(page, png('short-lived.png'));
        const file = page.getByRole('region', { name: 'short-lived.png' });
        await choose(page, 'SkillSoft Course', PCI);
        await enter(file.getByRole('textbox', { name: 'Completion Date' }), usDay(-1));
        const other = await org.openAs('Riley Stone');
        await openRelated(other.page);
        const same = other.page.getByRole('region', { name: 'short-lived.png' });
        await same.getByRole('button', { name: 'Remove' }).click();
        await confirm(other.page);
        await same.waitFor({ state: 'detached' });
        await other.context.close();

        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.getByText('This file is not on the license any more.').waitFor();
        await becomesFocused(page.locator('[data-problem]'));
        await file.waitFor({ state: 'detached' });
        await expectAccessible(page);
        await shoot(page, 'gone');
    });

    it('on a phone', async () => {
        const { page } = org.user;
        await page.setViewportSize({ width: 390, height: 844 });
        await openRelated(page);
        await row(page, PCI).getByRole('button', { name: 'Add Screenshot' }).click();
        await expectAccessible(page);
        await shoot(page, 'phone');
        const card = await page.locator('article', { hasText: 'SkillSoft Courses' }).first().boundingBox();
        expect(card!.x + card!.width).toBeLessThanOrEqual(390);
        await page.setViewportSize({ width: 1400, height: 950 });
    });
});

describe('other people', () => {
    it('the System team marks the course as verified; a new date takes that back', async () => {
        const team = await org.openAs('Sam Whitfield');
        await openRelated(team.page);
        await row(team.page, FERPA).getByRole('img', { name: 'Open from-files.png' }).waitFor();
        await row(team.page, FERPA).getByRole('button', { name: 'Mark as Verified' }).click();
        await row(team.page, FERPA).getByText('Verified by Sam Whitfield on').waitFor();
        await expectAccessible(team.page);
        await shoot(team.page, 'verified');
        expect(team.errors).toEqual([]);
        await team.context.close();

        const { page } = org.user;
        await openRelated(page);
        await row(page, FERPA).getByText('Verified by Sam Whitfield on').waitFor();
        await expect(row(page, FERPA).getByRole('button', { name: 'Mark as Verified' }).count()).resolves.toBe(0);
        await row(page, FERPA).getByRole('button', { name: 'Replace' }).click();
        await enter(row(page, FERPA).getByRole('textbox', { name: 'Completion Date' }), usDay(-11));
        await row(page, FERPA).getByRole('button', { name: 'Save Date' }).click();
        await row(page, FERPA).getByText('Not verified by the System team yet.').waitFor();
    });

    it('who has not passed the quiz looks only', async () => {
        const viewer = await org.openAs('Alex Novak');
        await openRelated(viewer.page);
        await row(viewer.page, FERPA).getByRole('img', { name: 'Open from-files.png' }).waitFor();
        await expect(row(viewer.page, FERPA).getByRole('button').count()).resolves.toBe(0);
        await expectAccessible(viewer.page);
        await shoot(viewer.page, 'viewer');
        expect(viewer.errors).toEqual([]);
        await viewer.context.close();
    });
});

/** Submits a request for Cvent, which needs all four courses. Returns the Id of the license. */
async function requestCvent({ page, query }: UserWindow): Promise<string> {
    const [person] = people('an employee who can be provisioned', 'UCB');
    await openContact(page, person!.universityEmail!, person!.name);
    await openWizard(page);
    await next(page);
    await next(page);
    await next(page);
    await atStep(page, 'User Information');
    await choose(page, 'eComm Role', 'User');
    await check(page, 'Cvent');
    await next(page);
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await atStep(page, 'Confirmation');
    const licenses = await query<{ Id: string }>(`SELECT Id FROM License__c WHERE Contact__r.Name = '${person!.name}'`);
    return licenses[0]!.Id;
}

async function openRelated(page: Page): Promise<void> {
    await page.goto(`/lightning/r/License__c/${licenseId}/view`);
    await page.getByRole('tab', { name: 'Related' }).click();
    await page.getByRole('heading', { name: 'SkillSoft Courses' }).waitFor();
}

function row(page: Page, course: string) {
    return page.getByRole('region', { name: course, exact: true });
}

type Locator = ReturnType<Page['locator']>;

async function enter(date: Locator, text: string): Promise<void> {
    await date.fill(text);
    await date.press('Tab');
}

/** Chooses a file of 38 MB, made in the browser. */
function dropTooLarge(element: Element): void {
    const input = element as HTMLInputElement;
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(38 * 1024 * 1024)], 'huge.png', { type: 'image/png' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Waits until an element has the focus. */
async function becomesFocused(locator: Locator): Promise<void> {
    const end = Date.now() + 3_000;
    for (;;) {
        if (await locator.evaluate((element) => (element.getRootNode() as Document).activeElement === element)) {
            return;
        }
        if (Date.now() > end) {
            throw new Error(`${String(locator)} does not get the focus`);
        }
        await locator.page().waitForTimeout(50);
    }
}

async function standardUpload(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await page.getByRole('article', { name: 'Files' }).locator('input[type=file]').setInputFiles(file);
    await uploadDone(page);
}

async function confirm(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'OK', exact: true }).click();
}

async function filesOnLicense(): Promise<string[]> {
    const links = await org.user.query<{ ContentDocument: { Title: string } }>(
        `SELECT ContentDocument.Title FROM ContentDocumentLink WHERE LinkedEntityId = '${licenseId}'`
    );
    return links.map((link) => link.ContentDocument.Title).sort();
}

async function evidence(): Promise<{ course: string; completedOn: string; file: string | undefined }[]> {
    const rows = await org.user.query<{ Course__c: string; Completed_On__c: string; Content_Document_Id__c: string }>(
        `SELECT Course__c, Completed_On__c, Content_Document_Id__c FROM Course_Completion__c WHERE License__c = '${licenseId}'`
    );
    const documents = await org.user.query<{ Id: string; Title: string }>('SELECT Id, Title FROM ContentDocument');
    return rows.map((row) => ({
        course: row.Course__c,
        completedOn: row.Completed_On__c,
        file: documents.find((document) => document.Id === row.Content_Document_Id__c)?.Title
    }));
}

/** A day from today in Denver, as people of the United States write it. */
function usDay(fromToday: number): string {
    const [year, month, day] = isoDay(fromToday).split('-').map(Number);
    return `${month}/${day}/${year}`;
}

function isoDay(fromToday: number): string {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Denver' }).format(new Date());
    const day = new Date(`${today}T12:00:00Z`);
    day.setUTCDate(day.getUTCDate() + fromToday);
    return day.toISOString().slice(0, 10);
}

/** Writes a picture of the screen where SCREENSHOTS says, for looking at it. */
async function shoot(page: Page, name: string): Promise<void> {
    const folder = process.env.SCREENSHOTS;
    if (folder) {
        await page.screenshot({ path: `${folder}/skillsoft-${name}.png`, fullPage: true });
    }
}
