import { LightningElement } from 'lwc';
import { objectIcon } from 'one/context';
import { errorMessage, request } from 'one/http';
import { goTo, toUrl } from 'one/router';
import type { SearchResult } from '../../ui-api.ts';

interface Option {
    id: string;
    index: number;
    label: string;
    meta: string;
    iconName: string;
    url: string;
    selected: 'true' | 'false';
    className: string;
}

interface RecentItem {
    id: string;
    objectApiName: string;
    objectLabel: string;
    name: string;
}

const DELAY_MS = 200;
const MINIMUM_LENGTH = 2;

/** Global search: suggestions by name and e-mail while typing, all results on Enter. */
export default class SearchBox extends LightningElement {
    declare refs: { input: HTMLInputElement };
    term = '';
    isOpen = false;
    hasFocus = false;
    activeIndex = -1;
    found: Omit<Option, 'selected' | 'className'>[] = [];
    /** whether what is offered are the records that were opened last */
    isRecent = false;
    announcement = '';
    timer: ReturnType<typeof setTimeout> | undefined;

    get expanded(): 'true' | 'false' {
        return this.isOpen ? 'true' : 'false';
    }

    get comboboxClass(): string {
        return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
    }

    get activeId(): string | undefined {
        return this.isOpen && this.activeIndex >= 0 ? this.found[this.activeIndex]?.id : undefined;
    }

    get options(): Option[] {
        return this.found.map((option) => {
            const active = option.index === this.activeIndex;
            return {
                ...option,
                selected: active ? 'true' : 'false',
                className: `slds-media slds-listbox__option slds-listbox__option_entity slds-listbox__option_has-meta${active ? ' slds-has-focus' : ''}`
            };
        });
    }

    handleInput(event: Event): void {
        this.term = (event.target as HTMLInputElement).value.trim();
        clearTimeout(this.timer);
        if (this.term.length < MINIMUM_LENGTH) {
            void this.suggestRecent();
        } else {
            this.timer = setTimeout(() => void this.suggest(this.term), DELAY_MS);
        }
    }

    handleFocus(): void {
        this.hasFocus = true;
        if (this.term.length < MINIMUM_LENGTH) {
            void this.suggestRecent();
        } else {
            this.isOpen = this.found.length > 0;
        }
    }

    handleFocusOut(): void {
        this.hasFocus = false;
        this.isOpen = false;
    }

    handleKeydown(event: KeyboardEvent): void {
        if (event.key === 'Enter') {
            event.preventDefault();
            this.open(this.isOpen ? this.activeIndex : -1);
        } else if (event.key === 'Escape') {
            this.isOpen = false;
        } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && this.found.length) {
            event.preventDefault();
            this.isOpen = true;
            const count = this.found.length;
            this.activeIndex =
                (this.activeIndex +
                    (event.key === 'ArrowDown' ? 1 : count - 1) +
                    (this.activeIndex < 0 && event.key === 'ArrowUp' ? 1 : 0)) %
                count;
        }
    }

    handlePick(event: MouseEvent): void {
        event.preventDefault();
        this.open(Number((event.currentTarget as HTMLElement).dataset.index));
    }

    open(index: number): void {
        clearTimeout(this.timer);
        const option = this.found[index];
        if (!option && this.term.length < MINIMUM_LENGTH) {
            return;
        }
        this.isOpen = false;
        this.activeIndex = -1;
        goTo(option?.url ?? this.resultsUrl(this.term));
    }

    resultsUrl(term: string): string {
        return toUrl({ type: 'standard__search', attributes: {}, state: { term } });
    }

    // Before anything is typed: the records that were opened last.
    async suggestRecent(): Promise<void> {
        const recent = await request<RecentItem[]>('/webruntime/api/recent');
        if (this.term.length >= MINIMUM_LENGTH || !this.hasFocus) {
            return;
        }
        this.found = recent.map(({ id, objectApiName, objectLabel, name }, index) => ({
            id: `search-option-${index}`,
            index,
            label: name,
            meta: objectLabel,
            iconName: objectIcon(objectApiName),
            url: `/lightning/r/${objectApiName}/${id}/view`
        }));
        this.isRecent = true;
        this.activeIndex = -1;
        this.isOpen = recent.length > 0;
        this.announcement = '';
    }

    async suggest(term: string): Promise<void> {
        let results: SearchResult[];
        try {
            results = await request<SearchResult[]>(`/webruntime/api/search?limit=5&q=${encodeURIComponent(term)}`);
        } catch (error) {
            this.announcement = errorMessage(error);
            return;
        }
        if (term !== this.term) {
            return;
        }
        const records = results.flatMap((result) =>
            result.records.map((record) => ({
                label: String(record.fields[result.columns[0]?.fieldApiName ?? 'Name']?.value ?? record.id),
                meta: [
                    result.label,
                    ...result.columns
                        .slice(1)
                        .map(
                            (column) =>
                                record.fields[column.fieldApiName]?.displayValue ??
                                record.fields[column.fieldApiName]?.value
                        )
                ]
                    .filter(Boolean)
                    .join(' • '),
                iconName: objectIcon(result.objectApiName),
                url: `/lightning/r/${result.objectApiName}/${record.id}/view`
            }))
        );
        const all = {
            label: `"${term}"`,
            meta: 'Show all results',
            iconName: 'utility:search',
            url: this.resultsUrl(term)
        };
        this.found = [all, ...records].map((option, index) => ({ ...option, index, id: `search-option-${index}` }));
        this.isRecent = false;
        this.activeIndex = -1;
        this.isOpen = true;
        this.announcement = records.length === 1 ? '1 result' : `${records.length} results`;
    }
}
