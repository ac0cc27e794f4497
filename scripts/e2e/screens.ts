import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { rememberStates } from './states/seen.ts';

export { openContact } from './contact-page.ts';

/** How long a tooltip takes to open or close. */
const TOOLTIP_MS = 300;

/** Fails when axe finds a violation of WCAG 2.1 A or AA on the page as it is now; the states it shows count as looked at. */
export async function expectAccessible(page: Page): Promise<void> {
    // The pointer may rest on a help icon, whose bubble is only half there while it opens; without a bubble nothing moves.
    await page.mouse.move(1, 1);
    if ((await page.locator('lightning-primitive-bubble').count()) > 0) {
        await page.waitForTimeout(TOOLTIP_MS);
    }
    await rememberStates(page);
    // Once for each document: to send and compile it took longer than to look.
    if (!(await page.evaluate(() => 'axe' in window))) {
        await page.evaluate(axe.source);
    }
    const violations = await page.evaluate(
        (values) =>
            (window as unknown as { axe: typeof axe }).axe
                // What is right is not described element by element: describing and sending it took longer than looking.
                .run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
                .then((results) => results.violations),
        RULES
    );
    const found = violations.map(
        (violation) =>
            `${violation.id}: ${violation.help} ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`
    );
    expect(found).toEqual([]);
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** A phone, and a desktop whose browser is zoomed to 200 %: half as many pixels of CSS. */
const NARROW = [
    { width: 390, height: 844 },
    { width: 700, height: 475 }
];

/** Fails when the page as it is now is wider than a phone, or than a desktop at 200 %, so that people scroll sideways. */
export async function expectFits(page: Page): Promise<void> {
    const before = page.viewportSize()!;
    try {
        for (const size of NARROW) {
            await page.setViewportSize(size);
            // The tabs of the application move into a menu in the frames after.
            await page.waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth);
        }
    } finally {
        await page.setViewportSize(before);
    }
}

/** Closes the dialog in which files were uploaded. */
export async function uploadDone(page: Page): Promise<void> {
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Opens the wizard by the link at the bottom of Details. */
export async function openWizard(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Click Here to Provision or Deprovision' }).click();
    await page.getByRole('heading', { level: 1, name: /^Provision or Deprovision:/ }).waitFor();
}

/** Waits for a step of the wizard. */
export async function atStep(page: Page, heading: string): Promise<void> {
    await page.getByRole('heading', { level: 2, name: heading, exact: true }).waitFor();
}

/** Chooses an option of a Lightning combobox. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
    await page.getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
}

/** Checks a box of a Lightning checkbox group; the box itself is drawn by its label. */
export async function check(page: Page, label: string): Promise<void> {
    await page.locator('label').filter({ hasText: label }).first().click();
    await page.getByRole('checkbox', { name: label, exact: true, checked: true }).waitFor();
}

/** Checks a box of a list of many choices. */
export async function pick(page: Page, label: string, option: string): Promise<void> {
    const list = page.getByRole('group', { name: label });
    await list.locator('label').getByText(option, { exact: true }).click();
    await list.getByRole('checkbox', { name: option, exact: true, checked: true }).waitFor();
}

/** Moves an entry of a Lightning dual listbox to its right side. */
export async function move(page: Page, label: string, option: string): Promise<void> {
    const box = page.getByRole('group', { name: label });
    await box.getByRole('option', { name: option, exact: true }).click();
    await box
        .getByRole('button', { name: /Move to|Move selection to/i })
        .first()
        .click();
}

export async function next(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Next', exact: true }).click();
}
