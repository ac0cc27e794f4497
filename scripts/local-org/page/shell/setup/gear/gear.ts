import { LightningElement } from 'lwc';
import { context } from 'one/context';
import { setupUrl } from 'setup/registry';

/** The gear of the header: leads users who may into Setup. */
export default class Gear extends LightningElement {
    isShown = context().canSetUp;
    url = setupUrl('SetupOneHome');
}
