const DIALOG = /^(alert)?dialog$/;

/** The dialogs that had the focus or were pressed, the last one last. */
let dialogs: Element[] = [];

/**
 * Escape closes the dialog in front also when nothing has the focus: a button that was pressed is disabled while it works, what was
 * focused is gone, somebody clicked beside it. The key is given to the dialog, which does with it what it does with any.
 */
export function startEscape(): void {
    document.addEventListener('focusin', remember, true);
    document.addEventListener('pointerdown', remember, true);
    document.addEventListener('keydown', (event) => {
        const isLost = event.target === document.body || event.target === document.documentElement;
        const front = open().at(-1);
        if (event.key === 'Escape' && event.isTrusted && isLost && front) {
            front.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
        }
    });
}

function remember(event: Event): void {
    const dialog = event.composedPath().find(isDialog);
    if (dialog) {
        dialogs = [...open().filter((one) => one !== dialog), dialog];
    }
}

function open(): Element[] {
    return dialogs.filter((dialog) => dialog.isConnected);
}

function isDialog(target: EventTarget): target is Element {
    return target instanceof Element && DIALOG.test(target.getAttribute('role') ?? '');
}
