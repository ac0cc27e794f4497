import { api, LightningElement } from 'lwc';

/** The Rich Text component of a Lightning page. */
export default class RichText extends LightningElement {
    @api value = '';
}
