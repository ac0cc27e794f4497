import { api, LightningElement } from 'lwc';
import { context } from 'one/context';
import { keepUnsaved } from 'one/unsaved';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { refreshView } from 'lightning/refresh';
import { editableIds } from 'records/editing';
import type { PageSection } from 'records/fieldSections';
import type { ObjectInfo, RecordRepresentation } from '../../ui-api.ts';

interface SaveError {
    message: string;
    output: { errors?: { message: string }[]; fieldErrors?: Record<string, { message: string }[]> };
}

const SNAG = 'We hit a snag.';

/** Where Enter means something else than Save. */
const OWN_ENTER = ['combobox', 'listbox', 'button', 'option'];

/**
 * A record's fields as its page shows them, each with a pencil where it may be changed: then all of them are filled in where they
 * stand, and saved or given up together. What is saved are the fields that were changed; what the org says against it stands at the
 * field and in the footer. Documented in Salesforce Help for record pages: Enter saves, Esc cancels.
 */
export default class InlineForm extends LightningElement {
    declare refs: {
        form?: HTMLElement & { submit(fields?: Record<string, unknown>): void };
        fields?: HTMLElement & { focusOn(name: string): void; invalid(): string[] };
    };
    @api objectApiName: string | undefined;
    @api record: RecordRepresentation | undefined;
    @api objectInfo: ObjectInfo | undefined;
    @api sections: PageSection[] = [];
    /** true on paper: nothing to press */
    @api plain = false;
    @api headingClass = 'slds-section__title';
    mayEdit = false;
    isEditing = false;
    isChanged = false;
    isSaving = false;
    problemHeading = '';
    problems: string[] = [];
    problemFields: { name: string; label: string }[] = [];
    private shownId: string | undefined;
    private begunAt = '';
    private leave: (() => void) | undefined;

    @api
    get recordId(): string | undefined {
        return this.shownId;
    }
    set recordId(value: string | undefined) {
        this.shownId = value;
        this.close();
        void this.findRight();
    }

    connectedCallback(): void {
        this.leave = keepUnsaved({ isUnsaved: () => this.isEditing && this.isChanged, discard: () => this.close() });
    }

    disconnectedCallback(): void {
        this.leave?.();
    }

    async findRight(): Promise<void> {
        const id = this.shownId;
        this.mayEdit = false;
        if (id && !this.plain) {
            const editable = await editableIds([id]);
            this.mayEdit = editable.includes(id) && this.shownId === id;
        }
    }

    handleEdit(event: CustomEvent<{ name: string }>): void {
        this.begunAt = event.detail.name;
        this.isEditing = true;
    }

    // The field whose pencil was pressed is gone to, once there is something to fill in.
    handleLoad(): void {
        setTimeout(() => this.refs.fields?.focusOn(this.begunAt), 0);
    }

    handleChange(): void {
        this.isChanged = true;
    }

    handleKeydown(event: KeyboardEvent): void {
        const [target] = event.composedPath() as HTMLElement[];
        if (!this.isEditing || event.defaultPrevented || target?.getAttribute('aria-expanded') === 'true') {
            return;
        }
        if (event.key === 'Escape') {
            event.stopPropagation();
            this.handleCancel();
        } else if (event.key === 'Enter' && target instanceof HTMLInputElement && !isOwnEnter(target)) {
            event.preventDefault();
            // Dates tell their value when they are left.
            target.blur();
            target.focus();
            this.handleSave();
        }
    }

    handleCancel(): void {
        this.close();
        setTimeout(() => this.refs.fields?.focusOn(this.begunAt), 0);
    }

    handleSave(): void {
        const invalid = this.refs.fields?.invalid() ?? [];
        this.setProblems(
            SNAG,
            [],
            invalid.map((name) => this.named(name))
        );
        if (!invalid.length) {
            this.refs.form?.submit();
        }
    }

    // What was not changed is left as it is, also where somebody else has changed it meanwhile.
    handleSubmit(event: CustomEvent<{ fields: Record<string, unknown> }>): void {
        event.preventDefault();
        const changed = Object.entries(event.detail.fields).filter(
            ([name, value]) => String(this.record?.fields[name]?.value ?? '') !== String(value ?? '')
        );
        if (changed.length) {
            this.isSaving = true;
            this.refs.form?.submit(Object.fromEntries(changed));
        } else {
            this.handleCancel();
        }
    }

    handleError(event: CustomEvent<SaveError>): void {
        this.isSaving = false;
        const { message, output } = event.detail;
        const shown = this.sections.flatMap(({ columns }) => columns.flat().flatMap(({ inputs }) => inputs));
        const errors = (output?.errors ?? []).map((one) => one.message);
        const fields: { name: string; label: string }[] = [];
        for (const [name, list] of Object.entries(output?.fieldErrors ?? {})) {
            const field = this.named(name);
            if (shown.some((input) => input.name === name)) {
                fields.push(field);
            } else {
                errors.push(...list.map((one) => `${field.label}: ${one.message}`));
            }
        }
        this.setProblems(SNAG, errors.length || fields.length ? errors : [message], fields);
    }

    named(name: string): { name: string; label: string } {
        return { name, label: this.objectInfo?.fields[name]?.label ?? name };
    }

    handleReview(event: CustomEvent<{ name: string }>): void {
        this.refs.fields?.focusOn(event.detail.name);
    }

    async handleSuccess(): Promise<void> {
        this.close();
        const label = context().objects[this.objectApiName ?? '']?.label ?? this.objectInfo?.label ?? 'The record';
        this.dispatchEvent(new ShowToastEvent({ title: '', message: `${label} was saved.`, variant: 'success' }));
        await refreshView();
        this.refs.fields?.focusOn(this.begunAt);
    }

    close(): void {
        this.isEditing = false;
        this.isChanged = false;
        this.isSaving = false;
        this.setProblems('', [], []);
    }

    setProblems(heading: string, problems: string[], fields: { name: string; label: string }[]): void {
        this.problemHeading = heading;
        this.problems = problems;
        this.problemFields = fields;
        if (fields[0]) {
            this.refs.fields?.focusOn(fields[0].name);
        }
    }
}

function isOwnEnter(target: HTMLElement): boolean {
    return OWN_ENTER.includes(target.getAttribute('role') ?? '') && target.getAttribute('aria-haspopup') !== 'dialog';
}
