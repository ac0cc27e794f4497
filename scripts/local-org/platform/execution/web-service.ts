import { currentTransaction } from '../../runtime/transaction.ts';
import { throwApex } from '../../values/exceptions.ts';
import type { ApexList } from '../../values/list.ts';
import type { ApexMap } from '../../values/map.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';
import { invoke, need } from '../language/support.ts';
import { beginCallout } from './callout.ts';

/**
 * `WebServiceCallout.invoke`, which classes made from a WSDL call: a test answers it with its WebServiceMock.
 * @param info endpoint, SOAP action, namespace and name of the request, namespace, name and type of the response
 */
function call(stub: unknown, request: unknown, response: ApexMap, info: ApexList): void {
    const transaction = currentTransaction();
    beginCallout();
    const [endpoint, action, , requestName, responseNamespace, responseName, responseType] = need(info).items;
    const mock = transaction.test?.mocks.get('System.WebServiceMock');
    if (mock) {
        invoke(
            mock,
            'doInvoke',
            stub,
            request,
            response,
            endpoint,
            action,
            requestName,
            responseNamespace,
            responseName,
            responseType
        );
        return;
    }
    if (transaction.test) {
        throwApex('System.TypeException', 'Methods defined as TestMethod do not support Web service callouts');
    }
    throw new UnsupportedError(`a callout to ${String(endpoint)}: the local org has no network`);
}

export const webServiceClasses = [
    defineClass({
        name: 'System.WebServiceCallout',
        statics: {
            'void invoke(Object stub, Object request, Map<String, Object> response, List<String> info)': call
        }
    })
];
