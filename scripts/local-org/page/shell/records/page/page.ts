import { api, LightningElement } from 'lwc';
import type { PageDefinition } from '../../ui-api.ts';

interface ShownRegion {
    name: string;
    className: string;
    width: string;
}

const FULL_WIDTH = /^(header|subheader|top|bottom|footer|subsubheader)$/i;
const NARROW = /(sidebar|right|rightcol|leftcol)/i;

/** Lays out the regions of a Lightning page as its template does: full-width rows, and a wide beside a narrow column. */
export default class Page extends LightningElement {
    @api page: PageDefinition | undefined;
    @api recordId: string | undefined;
    @api objectApiName: string | undefined;

    get rows(): { key: string; regions: ShownRegion[] }[] {
        const rows: { key: string; regions: ShownRegion[] }[] = [];
        let columns: string[] = [];
        const flush = (): void => {
            if (columns.length) {
                rows.push({ key: columns.join('-'), regions: columnRegions(columns) });
                columns = [];
            }
        };
        for (const region of this.page?.regions ?? []) {
            if (region.type !== 'Region' || !region.items.length) {
                continue;
            }
            if (FULL_WIDTH.test(region.name)) {
                flush();
                rows.push({
                    key: region.name,
                    regions: [{ name: region.name, className: 'slds-col slds-size_1-of-1', width: 'LARGE' }]
                });
            } else {
                columns.push(region.name);
            }
        }
        flush();
        return rows;
    }
}

function columnRegions(names: string[]): ShownRegion[] {
    if (names.length === 1) {
        return [{ name: names[0]!, className: 'slds-col slds-size_1-of-1', width: 'LARGE' }];
    }
    const narrow = names.filter((name) => NARROW.test(name));
    const even = !narrow.length || narrow.length === names.length;
    return names.map((name) => {
        const isNarrow = narrow.includes(name);
        const size = even
            ? `slds-large-size_${12 / names.length}-of-12`
            : isNarrow
              ? 'slds-large-size_4-of-12'
              : `slds-large-size_${12 - 4 * narrow.length}-of-12`;
        return {
            name,
            className: `slds-col slds-size_1-of-1 ${size}`,
            width: even ? 'MEDIUM' : isNarrow ? 'SMALL' : 'LARGE'
        };
    });
}
