import { api, LightningElement, wire } from 'lwc';
import type { PageReference } from 'one/context';
import { errorMessage } from 'one/http';
import { components } from 'one/registry';
import { goTo, objectOf } from 'one/router';
import { getRecordActions } from 'lightning/uiActionsApi';
import type { PlatformAction } from '../../ui-api.ts';

/** `/lightning/action/quick/Object.Action?recordId=…`: a quick action on a page of its own. */
export default class QuickActionPage extends LightningElement {
    @api pageReference: PageReference | undefined;

    @wire(getRecordActions, { recordIds: '$recordId' })
    wired: { data?: { actions: Record<string, { actions: PlatformAction[] }> }; error?: unknown } = {};

    connectedCallback(): void {
        this.template!.addEventListener('lightning__actionsclosescreen', () =>
            goTo(`/lightning/r/${objectOf(this.recordId ?? '')}/${this.recordId}/view`)
        );
    }

    get recordId(): string | undefined {
        return this.pageReference?.state.recordId ?? this.pageReference?.state.c__recordId;
    }

    get action(): PlatformAction | undefined {
        const name = this.pageReference?.attributes.apiName;
        return this.wired.data?.actions[this.recordId ?? '']?.actions.find((action) => action.apiName === name);
    }

    get label(): string {
        return this.action?.label ?? '';
    }

    get componentConstructor(): unknown {
        return this.action?.component ? components[this.action.component] : undefined;
    }

    get properties(): Record<string, unknown> {
        return { recordId: this.recordId, objectApiName: objectOf(this.recordId ?? '') };
    }

    get error(): string {
        if (this.wired.error) {
            return errorMessage(this.wired.error);
        }
        if (!this.recordId) {
            return 'The address names no record.';
        }
        return this.wired.data && !this.componentConstructor
            ? 'This action does not exist or you do not have access to it.'
            : '';
    }
}
