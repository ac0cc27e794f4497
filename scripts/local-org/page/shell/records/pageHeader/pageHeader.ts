import { api, LightningElement } from 'lwc';

/** The header of a page that is not a record's. */
export default class PageHeader extends LightningElement {
    @api eyebrow = '';
    @api heading = '';
    @api detail = '';
    @api iconName = 'standard:default';
}
