// Gives every component test the matcher `toBeAccessible`, an empty page to begin with, and what browsers have and Jest's page
// lacks.
const { TextDecoder } = require('node:util');
const { registerSa11yMatcher } = require('@sa11y/jest');

registerSa11yMatcher();
global.TextDecoder ??= TextDecoder;

afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
});
