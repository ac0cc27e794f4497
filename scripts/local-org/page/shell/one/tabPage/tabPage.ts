import { api, LightningElement, wire } from 'lwc';
import type { PageReference } from 'one/context';
import { errorMessage } from 'one/http';
import { components } from 'one/registry';
import { getTab } from 'one/pageApi';
import type { PageDefinition } from '../../ui-api.ts';

interface TabAnswer {
    label: string;
    page: PageDefinition | null;
    component: string | null;
}

/** A custom tab: a Lightning page or a Lightning web component. */
export default class TabPage extends LightningElement {
    @api pageReference: PageReference | undefined;
    wired: { data?: TabAnswer; error?: unknown } = {};

    get tabName(): string | undefined {
        return this.pageReference?.attributes.apiName;
    }

    @wire(getTab, { name: '$tabName' })
    receiveTab(answer: { data?: TabAnswer; error?: unknown }): void {
        this.wired = answer;
        if (answer.data) {
            document.title = `${answer.data.label} | Salesforce`;
        }
    }

    get label(): string {
        return this.wired.data?.label ?? '';
    }

    get page(): PageDefinition | null {
        return this.wired.data?.page ?? null;
    }

    get componentConstructor(): unknown {
        const name = this.wired.data?.component;
        return name ? components[name] : undefined;
    }

    get error(): string {
        const { data, error } = this.wired;
        if (error) {
            return errorMessage(error);
        }
        return data?.component && !this.componentConstructor ? `The component ${data.component} is not exposed` : '';
    }
}
