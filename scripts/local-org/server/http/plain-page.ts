import type { ServerResponse } from './request.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @returns a text as HTML, in an attribute too */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => ENTITIES[one]!);

/**
 * A page without scripts.
 * @param heading its only heading, and its title
 * @param main HTML
 */
export const plainPage = (status: number, heading: string, main: string): ServerResponse => ({
    status,
    type: 'text/html; charset=utf-8',
    body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(heading)} | Salesforce</title>
<link rel="stylesheet" href="/assets/styles/salesforce-lightning-design-system.min.css">
</head>
<body class="slds-scope slds-p-around_large">
<main class="slds-box slds-container_small slds-container_center">
<h1 class="slds-text-heading_large slds-m-bottom_medium">${escaped(heading)}</h1>
${main}
</main>
</body>
</html>
`
});
