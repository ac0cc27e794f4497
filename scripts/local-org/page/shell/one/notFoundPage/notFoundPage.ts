import { api, LightningElement } from 'lwc';
import type { PageReference } from 'one/context';

/** An address without a page. */
export default class NotFoundPage extends LightningElement {
    @api pageReference: PageReference | undefined;
}
