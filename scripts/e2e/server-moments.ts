import type { Page, Route } from 'playwright-core';

const APEX = '**/webruntime/api/apex/execute';

/** Whether a request calls a method, such as `ProvisionRequestController.submit`. */
function calls(route: Route, method: string): boolean {
    const { classname, method: name } = (route.request().postDataJSON() ?? {}) as Record<string, string>;
    return `${classname}.${name}` === method;
}

/**
 * What people see while a method of the server cannot be reached.
 * @param method class and method, such as `ProvisionRequestController.submit`
 * @param during what happens meanwhile
 */
export async function whileItFails(page: Page, method: string, during: () => Promise<void>): Promise<void> {
    await page.route(APEX, (route) => (calls(route, method) ? route.abort() : route.fallback()));
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
    await page.unroute(APEX);
    await Promise.all(waiting.map((route) => route.continue()));
}
