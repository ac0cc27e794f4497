// Copies the data of an org that does not run into a file, and back.
//   npm run data -- export FILE [--data DIR] [--project DIR]
//   npm run data -- import FILE [--data DIR] [--project DIR]
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { projectFolder } from '../package-folder.ts';
import { DataFolderError, newData, restingData } from './data-folder.ts';
import { exportData, importData } from './org-copy.ts';
import { command } from './running-org.ts';
import { readOptions, UsageError } from './start-options.ts';

const USAGE = 'Usage: npm run data -- export FILE [--data DIR], or import FILE [--data DIR]';

command(() => {
    const [action, name, ...rest] = process.argv.slice(2);
    if ((action !== 'export' && action !== 'import') || !name || name.startsWith('--')) {
        throw new UsageError(USAGE);
    }
    const file = resolve(name);
    const { dataFolder } = readOptions(rest, projectFolder());
    if (action === 'export') {
        if (existsSync(file)) {
            throw new DataFolderError(`${file} exists already. Choose another name.`);
        }
        exportData(restingData(dataFolder), file);
        process.stdout.write(`The data of ${dataFolder} is in ${file}.\n`);
        return;
    }
    if (!existsSync(file)) {
        throw new DataFolderError(`There is no file ${file}.`);
    }
    const { database, markLoaded } = newData(dataFolder);
    importData(file, database);
    markLoaded();
    process.stdout.write(`The data of ${file} is in ${dataFolder}. Start it with npm start.\n`);
});
