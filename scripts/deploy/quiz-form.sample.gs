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
    const answer = event.response;
    const settings = PropertiesService.getScriptProperties();
    const reached = answer.getGradableItemResponses().reduce((sum, item) => sum + (item.getScore() || 0), 0);
    const possible = pointsOf(event.source);
    const score = possible ? Math.round((reached / possible) * 10000) / 100 : 0;
    return deliver([
        {
            quiz: settings.getProperty('QUIZ'),
            email: answer.getRespondentEmail(),
            score: score,
            passed: score >= Number(settings.getProperty('PASS_PERCENT')),
            takenOn: answer.getTimestamp().toISOString(),
            externalId: answer.getId()
        }
    ]);
}

/** @returns the points that can be reached; add the types of questions that your quiz has */
function pointsOf(form) {
    return form.getItems().reduce((sum, item) => {
        switch (item.getType()) {
            case FormApp.ItemType.MULTIPLE_CHOICE:
                return sum + item.asMultipleChoiceItem().getPoints();
            case FormApp.ItemType.CHECKBOX:
                return sum + item.asCheckboxItem().getPoints();
            default:
                return sum;
        }
    }, 0);
}

/** Sends up to 200 results and fails when Salesforce refuses one of them. */
function deliver(results) {
    const settings = PropertiesService.getScriptProperties();
    const url = settings.getProperty('SALESFORCE_URL');
    const token = read(
        UrlFetchApp.fetch(url + '/services/oauth2/token', {
            method: 'post',
            payload: {
                grant_type: 'client_credentials',
                client_id: settings.getProperty('CLIENT_ID'),
                client_secret: settings.getProperty('CLIENT_SECRET')
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
