import { api, LightningElement } from 'lwc';

/** The header of a page that is not a record's. */
export default class PageHeader extends LightningElement {
    @api eyebrow = '';
    @api heading = '';
    /** what is announced when it changes */
    @api detail = '';
    /** what follows it */
    @api more = '';
    @api iconName = 'standard:default';
}
