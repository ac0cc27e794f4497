import { api, LightningElement, wire } from 'lwc';
import { context } from 'one/context';
import { API, errorMessage, request } from 'one/http';
import { components } from 'one/registry';
import { goTo } from 'one/router';
import LightningConfirm from 'lightning/confirm';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { refreshView } from 'lightning/refresh';
import { getRecordActions } from 'lightning/uiActionsApi';
import { deleteRecord } from 'lightning/uiRecordApi';
import ActionModal from 'records/actionModal';
import RecordModal from 'records/recordModal';
import type { PlatformAction, RecordRepresentation } from '../../ui-api.ts';

const SHOWN = 3;

interface HeadlessAction {
    constructor: unknown;
    properties: Record<string, unknown>;
}

/** The actions of a record's page: those of the page or its layout, quick actions and standard buttons. */
export default class Actions extends LightningElement {
    declare refs: { headless?: HTMLElement & { invoke?: () => unknown } };
    @api recordId: string | undefined;
    @api objectApiName: string | undefined;
    headless: HeadlessAction | null = null;
    invokePending = false;

    @wire(getRecordActions, { recordIds: '$recordId' })
    wired: { data?: { actions: Record<string, { actions: PlatformAction[] }> }; error?: unknown } = {};

    get actions(): PlatformAction[] {
        return this.wired.data?.actions[this.recordId ?? '']?.actions ?? [];
    }

    get buttons(): PlatformAction[] {
        return this.actions.slice(0, SHOWN);
    }

    get menu(): PlatformAction[] {
        return this.actions.slice(SHOWN);
    }

    get error(): string {
        return this.wired.error ? errorMessage(this.wired.error) : '';
    }

    get label(): string {
        return context().objects[this.objectApiName ?? '']?.label ?? 'Record';
    }

    /** Starts an action by its API name, as `/lightning/r/…/edit` does. */
    @api
    async run(apiName: string): Promise<void> {
        const action = this.actions.find((one) => one.apiName === apiName);
        if (!action) {
            return;
        }
        if (action.component) {
            await this.runComponent(action);
        } else if (apiName === 'Edit') {
            await this.edit();
        } else if (apiName === 'Clone') {
            await this.clone();
        } else if (apiName === 'PrintableView') {
            window.open(`/lightning/r/${this.objectApiName}/${this.recordId}/printableView`, '_blank', 'noopener');
        } else if (apiName === 'Delete') {
            await this.remove();
        } else if (action.targetObject) {
            await this.create(action);
        } else {
            throw new Error(`Unsupported: action ${apiName}`);
        }
    }

    handleClick(event: Event): void {
        void this.start((event.currentTarget as HTMLElement).dataset.name!);
    }

    handleSelect(event: CustomEvent<{ value: string }>): void {
        void this.start(event.detail.value);
    }

    async start(apiName: string): Promise<void> {
        try {
            await this.run(apiName);
        } catch (error) {
            this.toast('The action failed', errorMessage(error), 'error');
        }
    }

    renderedCallback(): void {
        if (this.invokePending && this.refs.headless) {
            this.invokePending = false;
            // Documented: a headless action exposes invoke().
            void this.refs.headless.invoke?.();
        }
    }

    async runComponent(action: PlatformAction): Promise<void> {
        const constructor = components[action.component!];
        if (!constructor) {
            throw new Error(`The component ${action.component} of the action ${action.label} is not exposed`);
        }
        const properties = { recordId: this.recordId, objectApiName: this.objectApiName };
        if (action.subtype === 'Action') {
            this.headless = { constructor, properties };
            this.invokePending = true;
            return;
        }
        await ActionModal.open({ size: 'medium', label: action.label, constructorFunction: constructor, properties });
        // Documented for record pages: the page refreshes when an action's panel closes after a change.
        await refreshView();
    }

    async edit(): Promise<void> {
        const saved = await RecordModal.open({
            size: 'small',
            label: `Edit ${this.label}`,
            objectApiName: this.objectApiName,
            recordId: this.recordId
        });
        if (saved) {
            this.toast('', `${this.label} was saved.`, 'success');
            await refreshView();
        }
    }

    // The copy starts with what the layout lets a person fill in.
    async clone(): Promise<void> {
        const { fields } = await request<RecordRepresentation>(
            `${API}/ui-api/records/${this.recordId}?layoutTypes=Full&modes=Create`
        );
        const created = await RecordModal.open({
            size: 'small',
            label: `New ${this.label}`,
            objectApiName: this.objectApiName,
            defaults: Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]))
        });
        if (created) {
            goTo(`/lightning/r/${this.objectApiName}/${created as string}/view`);
        }
    }

    async create(action: PlatformAction): Promise<void> {
        const created = await RecordModal.open({
            size: 'small',
            label: action.label,
            objectApiName: action.targetObject,
            defaults: action.targetParentField ? { [action.targetParentField]: this.recordId } : {}
        });
        if (created) {
            this.toast('', `${action.label}: the record was created.`, 'success');
            await refreshView();
        }
    }

    async remove(): Promise<void> {
        const confirmed = await LightningConfirm.open({
            message: `Are you sure you want to delete this ${this.label}?`,
            label: `Delete ${this.label}`,
            theme: 'warning'
        });
        if (confirmed) {
            await deleteRecord(this.recordId!);
            this.toast('', `${this.label} was deleted.`, 'success');
            goTo(`/lightning/o/${this.objectApiName}/list`);
        }
    }

    toast(title: string, message: string, variant: 'success' | 'error'): void {
        this.dispatchEvent(new ShowToastEvent({ title, message, variant }));
    }
}
