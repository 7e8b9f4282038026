throw new Error('the parser met something it cannot bear');
