import type { PlatformClass } from '../define.ts';
import { authConfigurationClass } from './auth-configuration.ts';
import { controllerClasses } from './controllers.ts';
import { messageClasses } from './messages.ts';
import { pageReferenceClasses } from './page-reference.ts';
import { selectOptionClass } from './select-option.ts';
import { siteClasses } from './site.ts';
import { visualEditorClasses } from './visual-editor.ts';

/** What the controllers of Visualforce pages use; the pages themselves are not shown. */
export const visualforceClasses: readonly PlatformClass[] = [
    ...pageReferenceClasses,
    ...messageClasses,
    ...controllerClasses,
    ...siteClasses,
    authConfigurationClass,
    ...visualEditorClasses,
    selectOptionClass
];
