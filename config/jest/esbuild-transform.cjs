// Jest transform for the TypeScript under scripts/: esbuild strips the types and turns modules into CommonJS.
const { transformSync } = require('esbuild');
const { createHash } = require('node:crypto');

const OPTIONS = {
    loader: 'ts',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    // CommonJS has no import.meta.
    define: { 'import.meta.url': '__moduleUrl' },
    banner: "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;"
};

module.exports = {
    getCacheKey: (source, path) =>
        createHash('sha256').update(source).update(path).update(JSON.stringify(OPTIONS)).digest('hex'),
    process: (source, path) => ({ code: transformSync(source, { ...OPTIONS, sourcefile: path }).code })
};
