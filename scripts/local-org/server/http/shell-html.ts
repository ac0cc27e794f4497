const SCRIPTS = '/webruntime/page';

/**
 * The HTML of the application. No inline scripts: the context is data.
 * @param context what the page needs to know of the session
 * @param page the versions of its scripts: the platform's, then the project's components
 * @param lang language of the user
 */
export function shellHtml(context: unknown, page: { platform: string; version: string }, lang: string): string {
    // `<` cannot end the element early when it is written as an escape.
    const data = JSON.stringify(context).replace(/</g, '\\u003c');
    return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Salesforce</title>
<link rel="icon" type="image/svg+xml" href="/assets/images/logo-noname.svg">
<link rel="stylesheet" href="/assets/styles/salesforce-lightning-design-system.min.css">
<script type="application/json" id="page-context">${data}</script>
<script src="${SCRIPTS}/${page.platform}/synthetic-shadow.js"></script>
<script src="${SCRIPTS}/${page.platform}/platform.js" defer></script>
<script src="${SCRIPTS}/${page.version}/components.js" defer></script>
</head>
<body class="slds-scope"></body>
</html>
`;
}
