import { LightningElement } from 'lwc';

/** The global header: home, search, Setup, notifications and the user. */
export default class Header extends LightningElement {}
