import { ApexList } from '../../values/list.ts';
import { throwApex } from '../../values/exceptions.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import type { Value } from '../../values/value.ts';
import { defineClass } from '../define.ts';
import { need } from '../language/support.ts';

class RowValue {
    readonly apexType = 'VisualEditor.DataRow';
    readonly label: string;
    readonly value: Value;
    readonly selected: boolean;

    constructor(label: string, value: Value, selected = false) {
        this.label = label;
        this.value = value;
        this.selected = selected;
    }
}

class RowsValue {
    readonly apexType = 'VisualEditor.DynamicPickListRows';
    readonly rows: RowValue[];
    containsAll: boolean | null;

    constructor(rows: readonly unknown[], containsAll: boolean | null) {
        this.rows = rows.map((row) => need(row as RowValue));
        this.containsAll = containsAll;
    }
}

/** What a picklist of a component's property offers in the App Builder (Apex Reference, VisualEditor Namespace). */
export const visualEditorClasses = [
    defineClass({
        name: 'VisualEditor.DataRow',
        constructors: {
            '(String label, Object value)': (label: string, value: Value) => new RowValue(label, value),
            '(String label, Object value, Boolean selected)': (label: string, value: Value, selected: boolean) =>
                new RowValue(label, value, selected === true)
        },
        methods: {
            'String getLabel()': (self: RowValue) => self.label,
            'Object getValue()': (self: RowValue) => self.value,
            'Boolean isSelected()': (self: RowValue) => self.selected
        }
    }),
    defineClass({
        name: 'VisualEditor.DynamicPickListRows',
        constructors: {
            '()': () => new RowsValue([], null),
            '(List<VisualEditor.DataRow> rows)': (rows: ApexList) => new RowsValue(need(rows).items, null),
            '(List<VisualEditor.DataRow> rows, Boolean containsAllRows)': (rows: ApexList, all: boolean) =>
                new RowsValue(need(rows).items, all)
        },
        methods: {
            'void addRow(VisualEditor.DataRow row)': (self: RowsValue, row: RowValue) => void self.rows.push(need(row)),
            'void addAllRows(List<VisualEditor.DataRow> rows)': (self: RowsValue, rows: ApexList) =>
                void self.rows.push(...(need(rows).items as RowValue[])),
            'VisualEditor.DataRow get(Integer index)': (self: RowsValue, index: number) =>
                self.rows[index] ?? throwApex('System.ListException', `List index out of bounds: ${index}`),
            'List<VisualEditor.DataRow> getDataRows()': (self: RowsValue) =>
                new ApexList('VisualEditor.DataRow', [...self.rows]),
            'Integer size()': (self: RowsValue) => self.rows.length,
            'void setContainsAllRows(Boolean all)': (self: RowsValue, all: boolean) => void (self.containsAll = all),
            // Which it is at first no source says.
            'Boolean containsAllRows()': (self: RowsValue) => {
                if (self.containsAll === null) {
                    throw new UnsupportedError('VisualEditor.DynamicPickListRows.containsAllRows() before it was set');
                }
                return self.containsAll;
            }
        }
    })
];
