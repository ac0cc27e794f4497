import { standardObject } from './define.ts';

export default standardObject(
    'CaseComment',
    {
        keyPrefix: '00a',
        label: 'Case Comment',
        pluralLabel: 'Case Comments',
        sharing: 'ControlledByParent',
        controlledBy: 'ParentId'
    },
    `
    CommentBody          TextArea(4000)
    CommentBodyRichtext  Text(255)
    IsPublished          Checkbox
    ParentId             Lookup(Case) rel=Parent children=CaseComments cascade required createonly
`
);
