/** A picture of one pixel, in Base64. */
export const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/**
 * Apex that saves the course completions in the variable `evidence`, with a screenshot each: without a file on the
 * license nothing is evidence, and copies of one screenshot are of one course.
 */
export const PROVIDE_EVIDENCE = `
    String picture = EncodingUtil.convertToHex(EncodingUtil.base64Decode('${PIXEL}'));
    List<ContentVersion> screenshots = new List<ContentVersion>();
    for (Course_Completion__c completion : evidence) {
        screenshots.add(new ContentVersion(Title = 'SkillSoft', PathOnClient = 'skillsoft.png',
            VersionData = EncodingUtil.convertFromHex(picture + EncodingUtil.convertToHex(Blob.valueOf(completion.License__c + completion.Course__c))),
            FirstPublishLocationId = completion.License__c));
    }
    insert screenshots;
    Map<Id, ContentVersion> stored = new Map<Id, ContentVersion>(
        [SELECT ContentDocumentId FROM ContentVersion WHERE Id IN :screenshots]
    );
    for (Integer i = 0; i < evidence.size(); i++) {
        evidence[i].Content_Document_Id__c = stored.get(screenshots[i].Id).ContentDocumentId;
    }
    insert evidence;`;
