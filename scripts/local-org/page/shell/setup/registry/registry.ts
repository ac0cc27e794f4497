import AnonymousApex from 'setup/anonymousApex';
import ApexJobs from 'setup/apexJobs';
import Clock from 'setup/clock';
import DebugLogs from 'setup/debugLogs';
import EmailOutbox from 'setup/emailOutbox';
import Query from 'setup/query';
import ScheduledJobs from 'setup/scheduledJobs';

/** A page of Setup. */
export interface SetupPage {
    /** name in its address, `/lightning/setup/NAME/home`: Salesforce's own where it has the page */
    name: string;
    label: string;
    /** heading it stands under in the menu */
    section: string;
    component: unknown;
}

/** Every page of Setup in the order of the menu. A new one is a component in a folder of its own and a line here. */
export const SETUP_PAGES: readonly SetupPage[] = [
    { name: 'ScheduledJobs', label: 'Scheduled Jobs', section: 'Jobs', component: ScheduledJobs },
    { name: 'AsyncApexJobs', label: 'Apex Jobs', section: 'Jobs', component: ApexJobs },
    { name: 'Query', label: 'SOQL Query', section: 'Developer', component: Query },
    { name: 'AnonymousApex', label: 'Anonymous Apex', section: 'Developer', component: AnonymousApex },
    { name: 'ApexDebugLogs', label: 'Debug Logs', section: 'Developer', component: DebugLogs },
    { name: 'EmailOutbox', label: 'E-mail Outbox', section: 'Local org', component: EmailOutbox },
    { name: 'Clock', label: 'Clock', section: 'Local org', component: Clock }
];

/** @returns the page of an address; the first one for Setup's home, undefined for an unknown name */
export function setupPage(name: string | undefined): SetupPage | undefined {
    return name === undefined || name === 'SetupOneHome'
        ? SETUP_PAGES[0]
        : SETUP_PAGES.find((page) => page.name === name);
}

/** @returns the address of a page */
export function setupUrl(name: string): string {
    return `/lightning/setup/${name}/home`;
}
