import { api, LightningElement } from 'lwc';

/** Says what went wrong, in place of what could not be shown. */
export default class ErrorCard extends LightningElement {
    @api title = 'Something went wrong';
    @api message = '';
}
