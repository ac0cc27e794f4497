const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

module.exports = {
    coverageProvider: 'v8',
    projects: [
        {
            ...jestConfig,
            displayName: 'lwc',
            setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), '<rootDir>/config/jest/lwc-setup.cjs'],
            moduleNameMapper: {
                ...jestConfig.moduleNameMapper,
                '^lightning/actions$': '<rootDir>/config/jest/lightning-actions.ts'
            },
            testMatch: ['<rootDir>/force-app/**/__tests__/**/*.test.ts']
        },
        {
            displayName: 'local-org',
            testEnvironment: 'node',
            testMatch: ['<rootDir>/scripts/**/*.test.ts'],
            testPathIgnorePatterns: ['/node_modules/', '<rootDir>/scripts/e2e/'],
            transform: { '\\.ts$': '<rootDir>/config/jest/esbuild-transform.cjs' },
            moduleFileExtensions: ['ts', 'js', 'cjs', 'mjs', 'json']
        }
    ]
};
