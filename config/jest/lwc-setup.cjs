// Gives every component test the matcher `toBeAccessible` and an empty page to begin with.
const { registerSa11yMatcher } = require('@sa11y/jest');

registerSa11yMatcher();

afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
});
