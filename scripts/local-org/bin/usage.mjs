// How a command is written stands in one place: the lines `//   npm run …` of the comment at the head of its file.
import { readFileSync } from 'node:fs';

/** @returns {{ head: string, usage: string | null }} the comment, and how the command is written */
function usageOf(file) {
    const [comment = ''] = /^(\/\/.*\r?\n)+/.exec(readFileSync(file, 'utf8')) ?? [];
    const lines = [...comment.matchAll(/^\/\/ {3}(npm .*?)\r?$/gm)].map(([, line]) => line);
    return {
        head: comment.replace(/^\/\/ ?/gm, '').trimEnd(),
        usage: lines.length > 0 ? `Usage: ${lines.join(', or ')}` : null
    };
}

/**
 * Answers in the place of a command that was asked for help, or was given an option that it does not have.
 * @param {string} file path of the command's source; where its comment does not say how it is written, it answers by itself
 * @param {string[]} parameters what follows its name
 * @returns {boolean} whether it answered: then the command must not run
 */
export function answersUsage(file, parameters) {
    const { head, usage } = usageOf(file);
    const known = usage?.match(/(?<![\w-])--?[a-z][\w-]*/g) ?? [];
    const isUnknown = (word) => /^--?[a-z]/i.test(word) && !known.includes(word.split('=')[0]);
    const unknown = parameters.find(isUnknown);
    if (usage === null || unknown === undefined) {
        return false;
    }
    if (unknown === '--help' || unknown === '-h') {
        console.log(head);
    } else {
        console.error(`Unknown option ${unknown}. ${usage}`);
        process.exitCode = 2;
    }
    return true;
}

/**
 * Runs a command; options that it does not have, or without their values, are told in one line.
 * @param {string} file path of its source
 * @param {string[]} parameters what follows its name
 * @param {() => Promise<void>} run runs it
 */
export async function runCommand(file, parameters, run) {
    if (answersUsage(file, parameters)) {
        return;
    }
    try {
        await run();
    } catch (error) {
        const { usage } = usageOf(file);
        if (usage === null || !String(error.code).startsWith('ERR_PARSE_ARGS')) {
            throw error;
        }
        console.error(`${error.message.split(/\. |\n/)[0]}. ${usage}`);
        process.exitCode = 2;
    }
}
