import lwc from '@salesforce/eslint-config-lwc';
import jest from 'eslint-plugin-jest';
import typescript from 'typescript-eslint';

export default [
    { ignores: ['node_modules/**', '.local-org/**', 'coverage/**', 'dist/**', '.conformance/**'] },
    ...lwc.configs.recommendedTs.map((entry) => ({ ...entry, files: ['force-app/**/lwc/**/*.ts'] })),
    {
        files: ['force-app/**/lwc/**/*.ts'],
        rules: {
            // The TypeScript compiler knows types and unused names; these rules do not.
            'no-undef': 'off',
            'no-unused-vars': 'off',
            'no-void': ['error', { allowAsStatement: true }]
        }
    },
    ...typescript.configs.recommended.map((entry) => ({ ...entry, files: ['scripts/**/*.ts', 'config/**/*.ts'] })),
    {
        files: ['scripts/**/*.ts'],
        rules: {
            eqeqeq: 'error',
            'no-console': 'off',
            '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }]
        }
    },
    // A test drives wire adapters itself.
    { files: ['**/__tests__/**/*.ts'], rules: { '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off' } },
    { files: ['**/*.test.ts'], ...jest.configs['flat/recommended'] },
    {
        // In a browser test, waiting for what must appear is the assertion.
        files: ['scripts/e2e/**/*.test.ts'],
        rules: {
            'jest/expect-expect': [
                'error',
                {
                    assertFunctionNames: [
                        'expect',
                        'expectAccessible',
                        'expectRefused',
                        'openContact',
                        '**.waitFor',
                        'atStep'
                    ]
                }
            ]
        }
    },
    {
        // What every test of a file relies on is expected before, what none may leave behind after them.
        files: ['scripts/**/*.test.ts'],
        rules: {
            'jest/no-standalone-expect': ['error', { additionalTestBlockFunctions: ['beforeAll', 'afterEach'] }]
        }
    }
];
