import { defineClass } from '../define.ts';
import { need } from '../language/support.ts';

class SelectOptionValue {
    readonly apexType = 'System.SelectOption';
    value: string;
    label: string;
    disabled: boolean;
    escapeItem = true;

    constructor(value: string, label: string, disabled = false) {
        this.value = value;
        this.label = label;
        this.disabled = disabled;
    }

    toApexString(): string {
        return `System.SelectOption[value="${this.value}", label="${this.label}", disabled="${this.disabled}"]`;
    }
}

export const selectOptionClass = defineClass({
    name: 'System.SelectOption',
    constructors: {
        '(String value, String label)': (value: string, label: string) =>
            new SelectOptionValue(need(value), need(label)),
        '(String value, String label, Boolean isDisabled)': (value: string, label: string, disabled: boolean) =>
            new SelectOptionValue(need(value), need(label), disabled === true)
    },
    methods: {
        'String getValue()': (self: SelectOptionValue) => self.value,
        'String getLabel()': (self: SelectOptionValue) => self.label,
        'Boolean getDisabled()': (self: SelectOptionValue) => self.disabled,
        'Boolean getEscapeItem()': (self: SelectOptionValue) => self.escapeItem,
        'void setValue(String value)': (self: SelectOptionValue, value: string) => void (self.value = value),
        'void setLabel(String label)': (self: SelectOptionValue, label: string) => void (self.label = label),
        'void setDisabled(Boolean disabled)': (self: SelectOptionValue, disabled: boolean) =>
            void (self.disabled = disabled === true),
        'void setEscapeItem(Boolean escape)': (self: SelectOptionValue, escape: boolean) =>
            void (self.escapeItem = escape === true)
    }
});
