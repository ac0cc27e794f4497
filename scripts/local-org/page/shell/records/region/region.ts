import { api, LightningElement } from 'lwc';
import { componentFor } from 'records/standardComponents';
import type { PageDefinition, PageItem } from '../../ui-api.ts';

/** One region of a Lightning page: its components one below the other. */
export default class Region extends LightningElement {
    @api page: PageDefinition | undefined;
    @api name = '';
    @api recordId: string | undefined;
    @api objectApiName: string | undefined;
    /** documented values SMALL, MEDIUM, LARGE of flexipageRegionWidth */
    @api width = 'LARGE';

    get items(): PageItem[] {
        return this.page?.regions.find((region) => region.name === this.name)?.items ?? [];
    }

    get hosts(): { key: string; name: string; constructor: unknown; properties: Record<string, unknown> }[] {
        return this.items.map((item, index) => ({
            key: item.identifier || `${item.componentName}-${index}`,
            name: item.componentName,
            ...componentFor(item, {
                page: this.page,
                recordId: this.recordId,
                objectApiName: this.objectApiName,
                width: this.width
            })
        }));
    }
}
