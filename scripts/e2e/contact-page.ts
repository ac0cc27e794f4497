import type { Page } from 'playwright-core';

/** Finds a contact with the global search, by name or e-mail, and opens it. */
export async function openContact(page: Page, text: string, name: string): Promise<void> {
    await page.getByRole('combobox', { name: 'Search', exact: true }).fill(text);
    await page.getByRole('option', { name: new RegExp(`^${name}.*Contact`) }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(`^(Contact)?\\s*${name}`) }).waitFor();
}
