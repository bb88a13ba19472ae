"""Who got the money that scorecards tell of (资金去向): names, amounts, and what each form's money is said to be."""
