# fish completion of factlint
