import type { Page, Route } from 'playwright-core';

const APEX = '**/webruntime/api/apex/execute';

/** Whether a request calls one of the methods. */
function calls(route: Route, methods: string | readonly string[]): boolean {
    const { classname, method: name } = (route.request().postDataJSON() ?? {}) as Record<string, string>;
    return [methods].flat().includes(`${classname}.${name}`);
}

/**
 * What people see while methods of the server cannot be reached.
 * @param methods class and method, such as `ProvisionRequestController.submit`
 * @param during what happens meanwhile
 */
export async function whileItFails(
    page: Page,
    methods: string | readonly string[],
    during: () => Promise<void>
): Promise<void> {
    await page.route(APEX, (route) => (calls(route, methods) ? route.abort() : route.fallback()));
    await during();
    await page.unroute(APEX);
}

/**
 * What people see while a method of the server takes its time; it answers afterwards.
 * @param method class and method, such as `ProvisionRequestController.submit`
 * @param during what happens meanwhile
 */
export async function whileItTakesTime(page: Page, method: string, during: () => Promise<void>): Promise<void> {
    const waiting: Route[] = [];
    await page.route(APEX, (route) => (calls(route, method) ? void waiting.push(route) : route.fallback()));
    await during();
    await Promise.all(waiting.map((route) => route.continue()));
    await page.unroute(APEX);
}

/**
 * What people see while a method of the server answers what the sample data has no case of.
 * @param method class and method, such as `BatchConsoleController.requests`
 * @param change the answer, from the one that the server gives
 * @param during what happens meanwhile
 */
export async function whileItAnswers<Answer>(
    page: Page,
    method: string,
    change: (answer: Answer) => Answer,
    during: () => Promise<void>
): Promise<void> {
    await page.route(APEX, async (route) => {
        if (!calls(route, method)) {
            await route.fallback();
            return;
        }
        const response = await route.fetch();
        const answered = (await response.json()) as { returnValue: Answer };
        await route.fulfill({ response, json: { ...answered, returnValue: change(answered.returnValue) } });
    });
    await during();
    await page.unroute(APEX);
}
