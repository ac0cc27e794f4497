import { LightningElement, api } from 'lwc';
import { filled } from 'c/filled';
import chosen from '@salesforce/label/c.Choice_List_Chosen';
import nothing from '@salesforce/label/c.Choice_List_Nothing';
import notFound from '@salesforce/label/c.Choice_List_Not_Found';

/** A list of more than so many is searched. */
const LONG_LIST = 10;
/** Names in the order in which people count: Unit 2 before Unit 10. */
const BY_NAME = new Intl.Collator(undefined, { numeric: true });

interface Choice {
    id: string;
    value: string;
    label: string;
    isChosen: boolean;
}

/**
 * Several of many choices. The platform's dual list box cuts names that are longer than its half of the screen, and those
 * of business units differ at their end: here each name is whole, and what is chosen is said beneath. Fires `choose` with
 * the values.
 */
export default class ChoiceList extends LightningElement {
    @api label = '';
    /** What the field that searches a long list is called. */
    @api searchLabel = '';
    @api options: Licenses.Option[] = [];
    /** The values that are chosen. */
    @api value: string[] = [];

    text = '';

    get isLong(): boolean {
        return this.options.length > LONG_LIST;
    }

    /** What was searched for, and what is chosen already, which would be lost otherwise. */
    get choices(): Choice[] {
        const text = this.text.trim().toLowerCase();
        return this.sorted
            .map(({ value, label }) => ({ id: `choice-${value}`, value, label, isChosen: this.value.includes(value) }))
            .filter(({ label, isChosen }) => isChosen || label.toLowerCase().includes(text));
    }

    get hasFound(): boolean {
        return this.choices.length > 0;
    }

    get nothingText(): string {
        return this.isLong ? notFound : nothing;
    }

    get chosenText(): string {
        const names = this.sorted.filter(({ value }) => this.value.includes(value)).map(({ label }) => label);
        return names.length > 0 ? filled(chosen, names.join(', ')) : '';
    }

    handleSearch(event: CustomEvent<{ value: string }>): void {
        this.text = event.detail.value;
    }

    handleChoice(event: Event): void {
        const { value, checked } = event.target as HTMLInputElement;
        const others = this.value.filter((one) => one !== value);
        this.dispatchEvent(new CustomEvent('choose', { detail: { value: checked ? [...others, value] : others } }));
    }

    private get sorted(): Licenses.Option[] {
        return [...this.options].sort((one, other) => BY_NAME.compare(one.label, other.label));
    }
}
