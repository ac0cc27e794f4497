import { LightningElement } from 'lwc';
import loadHealth from '@salesforce/apex/BatchConsoleController.health';
import timeZone from '@salesforce/i18n/timeZone';
import heading from '@salesforce/label/c.Health_Heading';
import good from '@salesforce/label/c.Health_Good';
import attention from '@salesforce/label/c.Health_Attention';
import jobs from '@salesforce/label/c.Health_Jobs';
import job from '@salesforce/label/c.Health_Column_Job';
import last from '@salesforce/label/c.Health_Column_Last';
import next from '@salesforce/label/c.Health_Column_Next';
import user from '@salesforce/label/c.Health_Column_User';
import standing from '@salesforce/label/c.Health_Column_Standing';
import fine from '@salesforce/label/c.Health_Fine';
import notLoaded from '@salesforce/label/c.Health_Not_Loaded';

/** How the scheduled jobs stand, and what the System team must see to before something goes wrong. */
export default class SystemHealth extends LightningElement {
    label = { heading, good, jobs, job, last, next, user, standing, fine, notLoaded };
    timeZone = timeZone;
    health?: Licenses.SystemHealth;
    loadError?: Platform.FetchError;

    override async connectedCallback(): Promise<void> {
        try {
            this.health = await loadHealth();
        } catch (error) {
            this.loadError = error as Platform.FetchError;
        }
    }

    get needsAttention(): boolean {
        return this.health!.problems.length > 0;
    }

    get attentionTitle(): string {
        return attention.replace('{0}', String(this.health!.problems.length));
    }

    get problems(): { key: number; text: string }[] {
        return this.health!.problems.map((text, key) => ({ key, text }));
    }
}
