import { LightningElement } from 'lwc';

/** The global header: home, search and the user. */
export default class Header extends LightningElement {}
