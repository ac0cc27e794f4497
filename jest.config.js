const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

const scripts = {
    testEnvironment: 'node',
    transform: { '\\.ts$': '<rootDir>/config/jest/esbuild-transform.cjs' },
    moduleFileExtensions: ['ts', 'js', 'cjs', 'mjs', 'json'],
    modulePathIgnorePatterns: ['<rootDir>/.local-org/', '<rootDir>/dist/']
};

module.exports = {
    coverageProvider: 'v8',
    reporters: ['default', '<rootDir>/config/jest/states-reporter.cjs'],
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
            ...scripts,
            displayName: 'local-org',
            testMatch: ['<rootDir>/scripts/**/*.test.ts'],
            testPathIgnorePatterns: ['/node_modules/', '<rootDir>/scripts/e2e/', '<rootDir>/scripts/apex-check/']
        },
        { ...scripts, displayName: 'apex-check', testMatch: ['<rootDir>/scripts/apex-check/**/*.test.ts'] },
        { ...scripts, displayName: 'browser', testMatch: ['<rootDir>/scripts/e2e/**/*.test.ts'] }
    ]
};
