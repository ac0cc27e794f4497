import { api, LightningElement } from 'lwc';
import type { Cell as CellValue } from '../types.ts';

/** @returns the class of a cell: texts wrap, dates, names and choices stay on their line */
export function cellClass(dataType: string, entity: string | null): string {
    return dataType === 'textarea' ? 'text' : dataType === 'string' && !entity ? 'wrap' : 'cell';
}

/** What a report shows in a cell: text, or a record's name that opens it. */
export default class Cell extends LightningElement {
    @api cell: CellValue | undefined;
    /** object of the record, or null */
    @api entity: string | null = null;

    get text(): string {
        return this.cell?.label ?? '';
    }

    // Users and queues have no page here.
    get url(): string | null {
        const hasPage = this.entity && this.entity !== 'User' && this.entity !== 'Group';
        return this.cell?.recordId && hasPage ? `/lightning/r/${this.entity}/${this.cell.recordId}/view` : null;
    }
}
