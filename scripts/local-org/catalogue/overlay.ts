// What the type jars lack or get wrong. Each entry says why; everything else is as the jars have it.

/**
 * Types and members that the Apex reference documents and the jars (API 65) leave out, in the catalogue's own format
 * (catalogue/generate/PlatformCatalogue.java). What is an interface here is one, whatever the jars say.
 */
export const TYPES_MORE = `
interface Auth.RegistrationHandler
class Messaging.CustomNotification
-void setSenderId(System.String)
class System.Network
+System.String createExternalUserAsync(System.SObject,System.SObject,System.SObject)
+System.String createRecordAsync(System.String,System.SObject)
class ConnectApi.UserSettings
.ConnectApi.TimeZone timeZone
class ConnectApi.TimeZone
.System.Double gmtOffset
.System.String name
class Database.LeadConvert
-System.Id getRelatedPersonAccountId()
-void setRelatedPersonAccountId(System.Id)
-System.SObject getRelatedPersonAccountRecord()
-void setRelatedPersonAccountRecord(System.SObject)
.System.Id relatedPersonAccountId
.System.SObject relatedPersonAccountRecord
class Database.LeadConvertResult
-System.Id getRelatedPersonAccountId()
.System.Id relatedPersonAccountId
class ConnectApi.RecordUi
+ConnectApi.PicklistValuesCollection getPicklistValuesByRecordType(System.String,System.String)
class ConnectApi.PicklistValuesCollection
.System.String eTag
.System.Map<System.String,ConnectApi.PicklistValues> picklistFieldValues
.System.String url
class ConnectApi.PicklistValues
.System.Map<System.String,System.Integer> controllerValues
.ConnectApi.PicklistValue defaultValue
.System.String eTag
.System.String url
.System.List<ConnectApi.PicklistValue> values
class ConnectApi.PicklistValue
.System.String label
.System.List<System.Integer> validFor
.System.String value
class Database.DuplicateError extends Database.Error
class Schema.FieldSetMember
.Schema.SObjectField SObjectField
class Schema.DescribeFieldResult
.Schema.SObjectType SObjectType
class System.EventBus
+Database.SaveResult publishWithAccessLevel(System.SObject,System.AccessLevel)
+System.List<Database.SaveResult> publishWithAccessLevel(System.List<System.SObject>,System.AccessLevel)
class Compression.ZipWriter
-Compression.ZipEntry addEntry(System.String,System.String,System.Datetime,Compression.Method,System.Blob)
-System.Set<System.String> getEntryNames()
class System.StaticResourceCalloutMock implements System.HttpCalloutMock
class System.MultiStaticResourceCalloutMock implements System.HttpCalloutMock
interface System.UninstallContext
-System.Id uninstallerId()
class reports.ReportFactWithDetails extends reports.ReportFact
class reports.ReportFactWithSummaries extends reports.ReportFact
class System.AccessException extends System.Exception
class System.ApexTestException extends System.Exception
class System.DataWeaveScriptException extends System.Exception
class System.EventBusException extends System.Exception
class System.FormulaEvaluationException extends System.Exception
class System.FormulaValidationException extends System.Exception
class cache.Session.SessionCacheException extends System.Exception
class System.QueueableDuplicateSignature
+System.QueueableDuplicateSignature.Builder Builder()
class System.Object
class System.System
+System.Boolean isFunctionCallback()
class System.Address
.System.Double latitude
.System.Double longitude
class Site.ExternalUserCreateException extends System.Exception
-System.List<System.String> getDisplayMessages()
class System.UserManagement
+System.String initPasswordlessLogin(System.Id,Auth.VerificationMethod)
+Auth.VerificationResult verifyPasswordlessLogin(System.Id,Auth.VerificationMethod,System.String,System.String,System.String)
class System.Security
+System.SObjectAccessDecision stripInaccessible(System.AccessType,System.List<System.SObject>,System.Boolean,System.Id)
class Messaging.SingleEmailMessage extends Messaging.Email
-System.List<System.Id> getDocumentAttachments()
-void setDocumentAttachments(System.List<System.Id>)
.System.List<System.Id> documentAttachments
class Messaging.EmailFileAttachment
-System.Boolean isInline()
-void setId(System.Id)
class System.Database
+Database.PaginationCursor getPaginationCursor(System.String)
+Database.PaginationCursor getPaginationCursor(System.String,System.AccessLevel)
+Database.PaginationCursor getPaginationCursorWithBinds(System.String,System.Map<System.String,Object>,System.AccessLevel)
class Database.PaginationCursor
-Database.CursorFetchResult fetchPage(System.Integer,System.Integer)
-System.Integer getNumRecords()
class Database.CursorFetchResult
-System.List<System.SObject> getRecords()
-System.Integer getNextIndex()
-System.Integer getNumDeletedRecords()
-System.Boolean isDone()
class cache.Partition
-System.Map<System.String,System.Boolean> contains(System.Set<System.String>)
-System.Map<System.String,Object> get(System.Set<System.String>)
enum Schema.FieldDescribeOptions
=DEFAULT
=FULL_DESCRIBE
enum FormulaEval.FormulaGlobal
=CUSTOMMETADATA
enum FormulaEval.FormulaReturnType
=CURRENCY
enum System.Quiddity
=POST_INSTALL_SCRIPT
=UNDEFINED
enum System.StatusCode
=EMPTY_LIST
=EVENT_RECURRENCE_FAILED
=EXTERNAL_OBJECT_AUTHENTICATION_EXCEPTION
=EXTERNAL_OBJECT_CONNECTION_EXCEPTION
=EXTERNAL_OBJECT_EXCEPTION
=EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION
=FORMULA_EXPRESSION_INVALID
=ID_REQUIRED
=INPUT_PARAM_INCOMPATIBLE_DATATYPE
=INVALID_QUERY_FILTER_OPERATOR
=INVALID_RECEIVEDDOCUMENTID_ID
`;

/** Objects and fields in the catalogue's own format. Of those with an Id alone exports of orgs tell that they are there. */
export const OBJECTS_MORE = `
object Case
EntitlementId System.Id
Entitlement SObject.Entitlement
ServiceContractId System.Id
ServiceContract SObject.ServiceContract
ProductId System.Id
Product SObject.Product2
SlaStartDate System.Datetime
SlaExitDate System.Datetime
IsStopped System.Boolean
StopStartDate System.Datetime
MilestoneStatus System.String
object FieldDefinition
SecurityClassification System.String
object FlowDefinitionView
TriggerObjectOrEvent SObject.EntityDefinition
object ActivityRecurrence2Exception
Id System.Id
object AssistantProgress
Id System.Id
object ExchangeUserMapping
Id System.Id
object MacroAction
Id System.Id
object ManagedContentVersion
Id System.Id
object RecommendationReaction
Id System.Id
object RecordMergeHistory
Id System.Id
object ShiftSchedulingOperation
Id System.Id
object StrategyMonthlyStats
Id System.Id
object StreamActivityAccess
Id System.Id
object UserCapabilityPreference
Id System.Id
object UserExternalCredential
Id System.Id
`;

/**
 * Fields that an org has only with a feature that the local org does not have: several currencies, divisions, address lists of
 * states and countries, person accounts, territories, partners. Without it they do not exist, for Apex neither. Those of Data.com
 * are in every Developer Edition, as what public code prints of its records shows.
 */
const FIELDS_OF_FEATURES: ReadonlySet<string> = new Set([
    'CurrencyIsoCode',
    'Division',
    'IsPersonAccount',
    'HasPrivacyHold',
    // Enterprise territory management and partners.
    'Territory2Id',
    'IsExcludedFromTerritory2Filter',
    'ChannelProgramName',
    'ChannelProgramLevelName',
    ...['', 'Billing', 'Shipping', 'Mailing', 'Other'].flatMap((stem) => [`${stem}CountryCode`, `${stem}StateCode`])
]);

/** What an account has of a person besides fields that begin with `Person`. */
const PERSON_NAME: ReadonlySet<string> = new Set(['FirstName', 'LastName', 'MiddleName', 'Salutation', 'Suffix']);

/** Whether an org has a field or relationship only with such a feature. */
export function isOfFeature(object: string, member: string): boolean {
    const isOfPerson = object === 'Account' && (member.startsWith('Person') || PERSON_NAME.has(member));
    return isOfPerson || FIELDS_OF_FEATURES.has(member);
}

/** Objects that an org has only where Dev Hub is switched on: by them the Salesforce CLI tells a Dev Hub. */
export const OF_DEV_HUB = /^(?:ActiveScratchOrg|NamespaceRegistry|ScratchOrgInfo)/;

/**
 * Fields that the platform computes (permissions of a profile, sums over a hierarchy, times of an approval): where the local org
 * does not compute them they are refused, never empty.
 */
export const COMPUTED_FIELDS = /^(?:Maximum)?Permissions[A-Z]|^Hierarchy[A-Z]|^ElapsedTimeIn|^HasFeedEntity$/;

/** Classes that Apex code extends: the stubs do not say so. */
export const EXTENDABLE: ReadonlySet<string> = new Set([
    'Auth.AuthProviderPluginClass',
    'Auth.ConnectedAppPlugin',
    'Auth.Oauth2TokenExchangeHandler',
    'Canvas.CanvasLifecycleHandler',
    'Metadata.DeployCallbackContext',
    'DataSource.AsyncDeleteCallback',
    'DataSource.AsyncSaveCallback',
    'DataSource.Connection',
    'DataSource.Provider',
    'UserProvisioning.UserProvisioningPlugin',
    'VisualEditor.DynamicPickList'
]);
