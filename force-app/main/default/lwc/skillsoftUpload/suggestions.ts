import { typedDate } from 'c/typedDate';

/** A day in the name of a file, as phones and screenshot programs write it. */
const DAYS = [/(?:19|20)\d{2}[-_. ]?\d{2}[-_. ]?\d{2}/g, /\d{1,2}[-_. ]\d{1,2}[-_. ]\d{2,4}/g];
/** Shorter words tell no course from another. */
const SHORTEST = 3;

/** What a file is likely to show, by its name. */
export interface Suggestion {
    /** developer name of the course */
    course?: string;
    /** ISO day */
    completedOn?: string;
}

/**
 * Suggests a course and a date for files, each course once: by the words of their names, and the last missing course for
 * the last file.
 * @param files   files that belong to no course yet
 * @param courses the required courses
 * @param today   ISO day: no completion is later
 * @returns what each file is likely to show, by document
 */
export function suggestionsFor(
    files: Licenses.LicenseFile[],
    courses: Licenses.CourseEvidenceRow[],
    today: string
): Map<string, Suggestion> {
    const offered = files.filter((file) => !file.refusal);
    const scores = offered
        .flatMap((file) =>
            courses.map(({ course, name }) => ({
                file,
                course,
                score: likeness(file.title, `${name} ${course}`, courses)
            }))
        )
        .filter(({ score }) => score > 0)
        .sort((one, other) => other.score - one.score);
    const byFile = new Map<string, string>();
    for (const { file, course } of scores) {
        if (!byFile.has(file.documentId) && ![...byFile.values()].includes(course)) {
            byFile.set(file.documentId, course);
        }
    }
    const missing = courses.filter(
        ({ course, state }) => state !== 'complete' && ![...byFile.values()].includes(course)
    );
    const open = offered.filter((file) => !byFile.has(file.documentId));
    if (missing.length === 1 && open.length === 1) {
        byFile.set(open[0]!.documentId, missing[0]!.course);
    }
    return new Map(
        offered.map((file) => [
            file.documentId,
            { course: byFile.get(file.documentId), completedOn: dayIn(file.title, today) }
        ])
    );
}

function wordsOf(text: string): string[] {
    return (
        text
            .toLowerCase()
            .match(/[a-z]+|\d+/g)
            ?.filter((word) => word.length >= SHORTEST) ?? []
    );
}

/** How many words a title has of a course, the more of few courses the better. */
function likeness(title: string, course: string, courses: Licenses.CourseEvidenceRow[]): number {
    const own = new Set(wordsOf(course));
    return [...new Set(wordsOf(title))]
        .filter((word) => own.has(word))
        .map((word) => courses.filter(({ course: id, name }) => wordsOf(`${name} ${id}`).includes(word)).length)
        .filter((amount) => courses.length === 1 || amount < courses.length)
        .reduce((sum, amount) => sum + 1 / amount, 0);
}

function dayIn(title: string, today: string): string | undefined {
    return DAYS.flatMap((day) => title.match(day) ?? [])
        .map((text) => typedDate(text.replace(/[_ ]/g, '-')))
        .find((day) => day !== undefined && day <= today);
}
