import type { Answer } from '../answers.ts';
import type { Check, Verdict } from './check.ts';
import { CHECKS } from './checks/index.ts';
import { CONFIGURATION, projectFacts, type ProjectFacts } from './project-facts.ts';
import type { OrgQuestions } from '../salesforce-cli.ts';

/** A row of the table. */
export interface Finding extends Verdict {
    name: string;
}

/**
 * Looks at an org through all checks; nothing in it is changed.
 * @param org answers the questions
 * @param root folder of the repository
 * @param automationUser username of whom the jobs shall run as, or null
 */
export async function preflight(org: OrgQuestions, root: string, automationUser: string | null): Promise<Finding[]> {
    const asker = {
        orgVersion: org.version,
        instanceUrl: org.instanceUrl,
        runningUser: org.username,
        automationUser
    };
    const facts = projectFacts(root, asker, await org.ask(CONFIGURATION));
    const asked = CHECKS.map((check) => check.questions(facts));
    // A question that several checks ask is asked once.
    const distinct = [...new Set(asked.flatMap((questions) => Object.values(questions)))];
    const answered = await org.ask(distinct);
    const answers = new Map(distinct.map((question, index) => [question, answered[index]!]));
    return CHECKS.map((check, index) => ({
        name: check.name,
        ...judged(check, asked[index]!, answers, facts)
    }));
}

/** @returns what a check finds; where the org refuses a question, the row says so */
export function judged(
    check: Check,
    questions: Record<string, string>,
    answers: ReadonlyMap<string, Answer>,
    facts: ProjectFacts
): Verdict {
    const json: Record<string, unknown> = {};
    for (const [name, question] of Object.entries(questions)) {
        const answer = answers.get(question)!;
        if (!answer.ok) {
            return { state: 'could not ask', found: answer.why, how: 'Look yourself, or ask as a user who may.' };
        }
        const { done } = answer.json as { done?: boolean };
        if (done === false) {
            return { state: 'could not ask', found: 'There are more rows than one answer has.', how: 'Look yourself.' };
        }
        json[name] = answer.json;
    }
    return { how: '', ...check.judge(json, facts) };
}
