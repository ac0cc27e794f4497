import { uiApiAdapter } from 'one/uiApi';

/** Wire: the navigation items of the app that is open. */
export const getNavItems = uiApiAdapter(() => 'nav-items');
