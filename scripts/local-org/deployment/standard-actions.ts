/** Quick actions that every org has without a file: the default global actions and those of cases. */
const DEFAULT_ACTIONS = new Set([
    'LogACall',
    'NewAccount',
    'NewCase',
    'NewContact',
    'NewEvent',
    'NewGroup',
    'NewLead',
    'NewNote',
    'NewOpportunity',
    'NewTask',
    'SendEmail',
    'Case.ChangeStatus',
    'Case.LogACall',
    'Case.SendEmail'
]);

/** True for a quick action of the platform (`FeedItem.TextPost`, `NewTask`) or of a package (`ns__Name`), which no file of the project makes. */
export function isForeignAction(name: string): boolean {
    return (
        DEFAULT_ACTIONS.has(name) ||
        /^(?:Case|EmailMessage|Event|FeedItem|Global|Task)\./.test(name) ||
        /(^|\.)[A-Za-z]\w*?__\w+$/.test(name)
    );
}

/** True for a name in a page's list of actions that is a button of the platform (`Edit`, `ChangeOwnerOne`): actions of an object have a dot. */
export function isStandardButton(name: string): boolean {
    return !name.includes('.') && !DEFAULT_ACTIONS.has(name);
}
