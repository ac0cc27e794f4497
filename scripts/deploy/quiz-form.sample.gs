/**
 * SAMPLE. Sends every answer of a quiz made with Google Forms to Salesforce, where a passed quiz gives access.
 *
 * In Salesforce: make an external client app (or connected app) with the OAuth client credentials flow and the scope
 * "api", which runs as an integration user with nothing but the permission set License Quiz Intake.
 * In the form: settings > make this a quiz, collect e-mail addresses "Verified". Otherwise anyone could type the address
 * of somebody else. Extensions > Apps Script: paste this file; Project Settings > Script Properties:
 *   SALESFORCE_URL  https://YOUR_DOMAIN.my.salesforce.com
 *   CLIENT_ID, CLIENT_SECRET  of the app
 *   QUIZ            License Changes, or Post-Training
 *   PASS_PERCENT    score from which the quiz is passed, such as 80
 * Triggers > Add Trigger: onFormSubmit, from form, on form submit. A delivery that fails shows under Executions; run it
 * again as often as you like, Salesforce knows every answer by its id.
 */
function onFormSubmit(event) {
    const settings = readSettings();
    const answer = event.response;
    const possible = pointsOf(event.source);
    if (!(possible > 0)) {
        throw new Error('No question of the form has points. Give the right answers points under Answer key.');
    }
    const reached = answer.getGradableItemResponses().reduce((sum, item) => sum + (item.getScore() || 0), 0);
    const score = Math.round((reached / possible) * 10000) / 100;
    return deliver(settings, [
        {
            quiz: settings.QUIZ,
            email: answer.getRespondentEmail(),
            score: score,
            passed: score >= Number(settings.PASS_PERCENT),
            takenOn: answer.getTimestamp().toISOString(),
            externalId: answer.getId()
        }
    ]);
}

/** @returns the script properties; stops at one that is missing or cannot be right, before anything is graded or sent */
function readSettings() {
    const properties = PropertiesService.getScriptProperties();
    const settings = {};
    ['SALESFORCE_URL', 'CLIENT_ID', 'CLIENT_SECRET', 'QUIZ', 'PASS_PERCENT'].forEach((name) => {
        settings[name] = String(properties.getProperty(name) || '').trim();
        if (!settings[name]) {
            throw new Error('The script property ' + name + ' is missing. Add it under Project Settings.');
        }
    });
    if (!/^https:\/\//.test(settings.SALESFORCE_URL) && !/^http:\/\/(localhost|127\.)/.test(settings.SALESFORCE_URL)) {
        throw new Error('SALESFORCE_URL must begin with https://, not ' + settings.SALESFORCE_URL + '.');
    }
    if (['License Changes', 'Post-Training'].indexOf(settings.QUIZ) < 0) {
        throw new Error('QUIZ must be License Changes or Post-Training, not ' + settings.QUIZ + '.');
    }
    const percent = Number(settings.PASS_PERCENT);
    if (!(percent > 0 && percent <= 100)) {
        throw new Error('PASS_PERCENT must be a number up to 100 such as 80, not ' + settings.PASS_PERCENT + '.');
    }
    return settings;
}

/** @returns the points that can be reached, whatever types of questions the form has */
function pointsOf(form) {
    return form.getItems().reduce((sum, item) => {
        const question = questionOf(item);
        return sum + (question && question.getPoints ? question.getPoints() || 0 : 0);
    }, 0);
}

/** @returns the item as what its type says (PARAGRAPH_TEXT: asParagraphTextItem); null for pictures, headings and pages */
function questionOf(item) {
    const words = String(item.getType()).toLowerCase().replace('datetime', 'date_time').split('_');
    const method = 'as' + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') + 'Item';
    return item[method] ? item[method]() : null;
}

/** Sends up to 200 results and fails when Salesforce refuses one of them. */
function deliver(settings, results) {
    const url = settings.SALESFORCE_URL.replace(/\/+$/, '');
    const token = read(
        UrlFetchApp.fetch(url + '/services/oauth2/token', {
            method: 'post',
            payload: {
                grant_type: 'client_credentials',
                client_id: settings.CLIENT_ID,
                client_secret: settings.CLIENT_SECRET
            },
            muteHttpExceptions: true
        })
    );
    const answer = read(
        UrlFetchApp.fetch(token.instance_url + '/services/apexrest/quiz-results/', {
            method: 'post',
            contentType: 'application/json',
            headers: { Authorization: 'Bearer ' + token.access_token },
            payload: JSON.stringify({ results: results }),
            muteHttpExceptions: true
        })
    );
    const refused = answer.results.filter((one) => one.status === 'Refused');
    if (refused.length) {
        throw new Error(refused.map((one) => one.externalId + ': ' + one.message).join('\n'));
    }
    return answer.results;
}

function read(response) {
    if (response.getResponseCode() !== 200) {
        throw new Error('Salesforce answered ' + response.getResponseCode() + ': ' + response.getContentText());
    }
    return JSON.parse(response.getContentText());
}
