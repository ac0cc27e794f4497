import { connectApiGate } from '../apex/types/catalogue-class.ts';
import { throwApex } from '../values/exceptions.ts';
import { currentTransaction } from './transaction.ts';

/**
 * "Most Connect in Apex methods require access to real org data, and fail unless used in test methods marked
 * `@IsTest(SeeAllData=true)`" (Apex Developer Guide, Testing ConnectApi Code). The guide does not say how they fail: public code
 * (apex-recipes) relies on an UnsupportedOperationException; the words are from experience.
 */
connectApiGate.check = () => {
    const { test } = currentTransaction();
    if (test && !test.seesAllData) {
        throwApex(
            'System.UnsupportedOperationException',
            'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).'
        );
    }
};
